// @ts-check
// htmx as this site uses it: no eval, our CSRF header, morph swaps, and a sentence when a request fails.
import htmx from 'htmx.org';
import { clearFailure, showFailure } from './banner.js';
import { csrfToken } from './csrf.js';
import { morph } from './morph.js';

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  scrollIntoViewOnBoost: false,
  defaultSettleDelay: 0, // what was swapped in answers at once, to fast keys as well
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '422', swap: true }, // the form again, with what was typed and why it was refused
    { code: '[45]..', swap: false, error: true },
  ],
});

htmx.defineExtension('morph', {
  isInlineSwap: (style) => style === 'morph' || style === 'morph:outerHTML',
  handleSwap(style, target, fragment) {
    if (!style.startsWith('morph')) return false;
    const inner = style === 'morph:innerHTML';
    const content = fragment instanceof DocumentFragment && !inner ? fragment.firstElementChild : fragment;
    return content && target instanceof Element ? morph(target, content, inner ? 'innerHTML' : 'outerHTML') : false;
  },
});

document.addEventListener('htmx:configRequest', (event) => {
  const token = csrfToken();
  if (token) detail(event).headers['X-CSRF-Token'] = token;
});

document.addEventListener('htmx:beforeRequest', (event) => {
  const { elt, requestConfig } = detail(event);
  const asksByItself = requestConfig?.verb === 'get' && elt instanceof Element && elt.hasAttribute('data-paused');
  if (asksByItself) event.preventDefault(); // a place that its reader has paused
  else busy(event, true);
});
document.addEventListener('htmx:afterRequest', (event) => {
  busy(event, false);
  if (detail(event).successful) clearFailure(path(event));
});
document.addEventListener('htmx:responseError', (event) => failure(event, detail(event).xhr));
document.addEventListener('htmx:sendError', (event) => failure(event, null));
document.addEventListener('htmx:timeout', (event) => failure(event, null));

/**
 * @param {Event} event
 * @param {XMLHttpRequest | null} answer
 */
function failure(event, answer) {
  showFailure(path(event), answer, detail(event).requestConfig?.verb !== 'get');
}

/** @param {Event} event */
function detail(event) {
  return /** @type {CustomEvent} */ (event).detail;
}

/** @param {Event} event */
function path(event) {
  return String(detail(event).requestConfig?.path ?? detail(event).pathInfo?.requestPath ?? '');
}

/**
 * The button that was pressed shows that it is at work.
 *
 * @param {Event} event
 * @param {boolean} on
 */
function busy(event, on) {
  const { elt, requestConfig } = detail(event);
  const pressed = requestConfig?.triggeringEvent?.submitter ?? elt;
  if (!(pressed instanceof Element) || !pressed.matches('.btn')) return;
  if (on) pressed.setAttribute('aria-busy', 'true');
  else pressed.removeAttribute('aria-busy');
}
