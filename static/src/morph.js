// @ts-check
// Turns what is on the page into what the server sent, keeping focus, scroll position and what the reader has opened or typed.
import { Idiomorph } from 'idiomorph';

/** Attributes that belong to the browser, by the element they are on: the server does not know them and must not reset them. */
const OURS = /** @type {const} */ ({
  '*': ['style'],
  '[role="tab"]': ['aria-selected', 'tabindex'],
  '[role="tabpanel"]': ['hidden', 'data-later'],
  details: ['open'],
});

/**
 * `data-keep="aria-selected value"` on an element keeps those attributes as well; `data-keep="selected"` on a `select` what is chosen in it.
 *
 * @param {Element} target
 * @param {Node | string} content
 * @param {'outerHTML' | 'innerHTML'} [morphStyle]
 * @returns {Node[]}
 */
export function morph(target, content, morphStyle = 'outerHTML') {
  /** @type {Map<HTMLSelectElement, string>} */
  const choices = new Map();
  const nodes = Idiomorph.morph(target, content, {
    morphStyle,
    ignoreActiveValue: true,
    callbacks: {
      beforeAttributeUpdated: (name, element) => !isOurs(name, element),
      beforeNodeMorphed: (before, after) => {
        if (before instanceof HTMLSelectElement && isOurs('selected', before)) choices.set(before, before.value);
        return !keepsTime(before, after) && !isStill(before, after);
      },
      afterNodeMorphed: (before, after) => {
        relabel(before, after);
        if (before instanceof HTMLSelectElement) choose(before, choices.get(before));
      },
    },
  });
  return Array.isArray(nodes) ? nodes : [];
}

/**
 * @param {string} attribute
 * @param {Element} element
 */
function isOurs(attribute, element) {
  for (const [selector, names] of Object.entries(OURS))
    if (/** @type {readonly string[]} */ (names).includes(attribute) && element.matches(selector)) return true;
  return element.getAttribute('data-keep')?.split(' ').includes(attribute) ?? false;
}

/**
 * What is typed into the focused element is left alone, and with it everything in it: a button has nothing typed, and gets its new words.
 *
 * @param {Node} before
 * @param {Node} after
 */
function relabel(before, after) {
  if (before !== document.activeElement || !(before instanceof HTMLButtonElement && after instanceof HTMLButtonElement)) return;
  if (before.innerHTML !== after.innerHTML) before.innerHTML = after.innerHTML;
}

/**
 * By value, because others may have come before it; what is no longer there cannot be chosen.
 *
 * @param {HTMLSelectElement} select
 * @param {string | undefined} value
 */
function choose(select, value) {
  const option = [...select.options].find((each) => each.value === value);
  if (option) option.selected = true;
}

/**
 * `data-still`: the server leaves this place as the page has it. What has no attributes is not of the page: a bare element that idiomorph
 * has just made, to be filled.
 *
 * @param {Node} before
 * @param {Node} after
 */
function isStill(before, after) {
  return after instanceof HTMLElement && after.dataset.still !== undefined && before instanceof HTMLElement && before.attributes.length > 0;
}

/**
 * Clocks and local times are written by this browser: they take over the instant, not the server's words.
 *
 * @param {Node} before
 * @param {Node} after
 */
function keepsTime(before, after) {
  if (!(before instanceof HTMLElement && after instanceof HTMLElement)) return false;
  const name = before.dataset.clock !== undefined ? 'clock' : before.dataset.countdown !== undefined ? 'countdown' : 'time';
  if (before.dataset[name] === undefined || after.dataset[name] === undefined) return false;
  if (name === 'time' && before.dataset.time !== after.dataset.time) return false;
  if (name === 'countdown') Object.assign(before.dataset, after.dataset);
  else before.dataset[name] = after.dataset[name];
  return true;
}
