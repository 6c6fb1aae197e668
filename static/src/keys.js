// @ts-check
// Keyboard shortcuts. Single keys are off while typing, and can be switched off in the list that `?` opens.
import { closeFloating, focusNextPane, toggleDock, toggleOutline } from './panes.js';
import { recall } from './remember.js';

/** @type {Record<string, () => unknown>} */
const SINGLE = {
  j: () => press('.pager a[rel="next"]'),
  k: () => press('.pager a[rel="prev"]'),
  h: () => press('[data-hand]'),
  f: () => press('[data-follow-toggle]'),
  n: () => press('[data-next-hand]'),
  m: writeNote,
  d: () => document.querySelector('.bookmark') && import('./bookmarks.js').then((bookmarks) => bookmarks.markHere()),
  '/': () => document.querySelector('[data-search]') && import('./search.js').then((search) => search.open()),
  t: () => press('[data-set="theme"]'),
  '+': () => resizeText(1),
  '=': () => resizeText(1),
  '-': () => resizeText(-1),
  s: () => press('[data-open-slides]'),
  p: () => (document.querySelector('[data-open-presenter]') ? press('[data-open-presenter]') : import('./poll.js').then((poll) => poll.goToPoll())),
  '[': toggleOutline,
  ']': toggleDock,
  '?': () => import('./keys-help.js').then((help) => help.toggle()),
};

addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === 'F6' && !event.ctrlKey && !event.altKey) {
    event.preventDefault();
    return focusNextPane(event.shiftKey ? -1 : 1);
  }
  if (event.key === 'Escape' && !document.querySelector('dialog[open]') && closeFloating()) return event.preventDefault();
  const digit = /^Digit([1-5])$/.exec(event.code);
  if (digit && event.altKey && !event.ctrlKey && !event.metaKey) return chooseTool(Number(digit[1]) - 1, event);
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event)) return;
  if (recall('single-keys') === 'off' && event.key !== '?') return;
  const act = SINGLE[event.key.toLowerCase()];
  if (!act || document.querySelector('dialog[open]')) return;
  event.preventDefault();
  act();
});

/** @param {1 | -1} step */
function resizeText(step) {
  return import('./reading-settings.js').then((reading) => reading.resize(step));
}

function writeNote() {
  const preview = document.querySelector('[data-note-preview][aria-pressed="true"]');
  if (preview instanceof HTMLElement) return preview.click(); // which brings the text back, and the focus with it
  const area = document.getElementById('note-text');
  area?.focus({ preventScroll: true });
  document.getElementById('mine')?.scrollIntoView({ block: 'end' });
}

/** @param {string} selector */
function press(selector) {
  const found = document.querySelector(selector);
  if (found instanceof HTMLElement && found.ariaDisabled !== 'true') found.click();
}

/** Alt+1 to Alt+5: the dock's tabs, in their order. @param {number} index @param {KeyboardEvent} event */
function chooseTool(index, event) {
  const tab = document.querySelectorAll('.dock__tabs [role="tab"]')[index];
  if (!(tab instanceof HTMLElement)) return;
  event.preventDefault();
  tab.click();
  tab.focus();
}

/** @param {KeyboardEvent} event */
export function isTyping(event) {
  const at = event.composedPath()[0];
  return at instanceof Element && at.closest('input:not([type="radio"], [type="checkbox"], [type="range"], [type="button"]), textarea, select, [contenteditable="true"], .cm-editor, .xterm') !== null;
}
