// @ts-check
// Outline, dock and drawer: open, close, and give the focus back. State is on <html>: data-outline="on|off", data-open="dock|outline|drawer|none".
import { remember } from './remember.js';

const root = document.documentElement;
/** @type {HTMLElement | null} what opened the drawer: Esc gives the focus back to it */
let opener = null;

/** @param {HTMLElement} button with data-set="outline" or "open:…" */
export function mount(button) {
  const set = button.dataset.set ?? '';
  if (set === 'outline') button.setAttribute('aria-expanded', String(isVisible('.outline')));
  button.addEventListener('click', () => (set === 'outline' ? toggleOutline() : open(set.slice('open:'.length), button)));
}

/** @param {string} what dock, outline, drawer or none */
export function open(what, by = /** @type {HTMLElement | null} */ (null)) {
  const before = root.dataset.open;
  show(what);
  if (what === 'none') return giveBack(before);
  if (by) opener = by;
  const pane = paneOf(what);
  if (!pane) return;
  pane.hidden = false;
  if (by) focusPane(pane);
}

/** Only the state: the focus stays where it is. @param {string} what */
export function show(what) {
  root.dataset.open = what;
  if (isWide() && (what === 'dock' || what === 'none')) remember('dock', what === 'none' ? 'off' : null);
  for (const button of document.querySelectorAll('.bottombar [data-set]'))
    if (button.getAttribute('data-set') === `open:${what}`) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
}

export function toggleOutline() {
  if (matchMedia('(max-width: 767px)').matches) return open(root.dataset.open === 'outline' ? 'none' : 'outline');
  const on = !isVisible('.outline');
  root.dataset.outline = on ? 'on' : 'off';
  if (matchMedia('(min-width: 1024px)').matches) remember('outline', on ? null : 'off');
  for (const button of document.querySelectorAll('[data-set="outline"]')) button.setAttribute('aria-expanded', String(on));
}

export function toggleDock() {
  const dock = paneOf('dock');
  if (!dock) return;
  const isOpen = isWide() ? root.dataset.open !== 'none' : root.dataset.open === 'dock';
  const from = document.activeElement;
  open(isOpen ? 'none' : 'dock', from instanceof HTMLElement ? from : null);
}

/** Closes what floats over the page, or the class page's drawer. @returns {boolean} whether there was something to close */
export function closeFloating() {
  const what = root.dataset.open ?? 'none';
  const pane = paneOf(what);
  if (pane && (what === 'drawer' || isFloating(pane))) {
    open('none');
    return true;
  }
  const outline = document.querySelector('.outline');
  if (root.dataset.outline !== 'on' || !outline || !isFloating(outline)) return false;
  toggleOutline();
  document.querySelector('.topbar')?.querySelector(/** @type {'button'} */ ('[data-set="outline"]'))?.focus();
  return true;
}

/** F6: the next pane takes the focus. It is also the way out of editor and terminal, where Tab types. @param {1 | -1} step */
export function focusNextPane(step) {
  const panes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.topbar, .outline, main, .dock, .drawer, .bottombar')]);
  const seen = panes.filter((pane) => pane.checkVisibility());
  const here = seen.findIndex((pane) => pane.contains(document.activeElement));
  const next = here < 0 ? seen.findIndex((pane) => pane.matches('main')) : (here + step + seen.length) % seen.length;
  if (seen[next]) focusPane(seen[next]);
}

/** @param {HTMLElement} pane */
function focusPane(pane) {
  if (!pane.hasAttribute('tabindex')) pane.tabIndex = -1;
  pane.focus({ preventScroll: true });
}

/** @param {string | undefined} closed */
function giveBack(closed) {
  const pane = paneOf(closed ?? 'none');
  const lost = document.activeElement === document.body || pane?.contains(document.activeElement);
  if (opener?.isConnected && lost) opener.focus();
  else if (opener && lost) focusMain();
  opener = null;
}

/** What opened the drawer is gone, as a hand that was taken. */
function focusMain() {
  const main = document.querySelector('main');
  if (main) focusPane(main);
}

/** @param {string} what @returns {HTMLElement | null} */
function paneOf(what) {
  return ['dock', 'outline', 'drawer'].includes(what) ? document.querySelector(`.${what}`) : null;
}

/** @param {Element} pane */
function isFloating(pane) {
  return pane.checkVisibility() && getComputedStyle(pane).position === 'fixed';
}

/** @param {string} selector */
function isVisible(selector) {
  return document.querySelector(selector)?.checkVisibility() ?? false;
}

function isWide() {
  return matchMedia('(min-width: 1280px)').matches;
}
