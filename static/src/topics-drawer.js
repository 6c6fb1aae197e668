// @ts-check
// A row of the record table opens its record in the drawer, by click or Enter. In it the arrow keys go to the next and
// the one before, Escape closes it, and the focus goes back to the row. Arrow keys also walk the table.
import htmx from 'htmx.org';
import { toLocalTimes } from './topics-time.js';

const DRAWER = '#lab-drawer';

/** @param {HTMLElement} panel @returns {() => void} */
export function watchDrawer(panel) {
  const scope = panel.closest('.dock__panel') ?? panel;
  /** @param {Event} event */
  const click = (event) => {
    if (!(event instanceof MouseEvent) || !(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest('[data-close-record]')) return close(event);
    const edit = event.target.closest('[data-edit-record]');
    if (edit instanceof HTMLAnchorElement) return draft(edit.href, event);
    const aside = event.target.closest(`${DRAWER} [data-record-link]`);
    if (aside instanceof HTMLAnchorElement) return open(aside.href, event);
    const row = event.target.closest('#lab-records tr[data-at]');
    if (!row || (event.target.closest('a') && !event.target.closest('.lab-open')) || isSelecting()) return;
    const link = row.querySelector('.lab-open');
    if (link instanceof HTMLAnchorElement) open(link.href, event);
  };
  /** @param {Event} event */
  const keydown = (event) => {
    if (!(event instanceof KeyboardEvent) || !(event.target instanceof Element) || event.ctrlKey || event.altKey || event.metaKey) return;
    const drawer = event.target.closest(DRAWER);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (drawer && event.key === 'Escape') return close(event);
    if (!step || event.target.closest('input, select, textarea, pre')) return;
    if (drawer) return turn(drawer, step, event);
    const box = event.target.closest('.lab-scroll');
    if (box) walk(box, event.target, step, event);
  };
  scope.addEventListener('click', click);
  scope.addEventListener('keydown', keydown);
  return () => {
    scope.removeEventListener('click', click);
    scope.removeEventListener('keydown', keydown);
  };
}

/** @param {string} href @param {Event} event */
async function open(href, event) {
  event.preventDefault();
  await htmx.ajax('get', href, { target: DRAWER, swap: 'outerHTML' });
  const drawer = document.querySelector(DRAWER);
  if (!(drawer instanceof HTMLElement) || drawer.hidden) return;
  mark(drawer.dataset.at ?? '');
  toLocalTimes(drawer);
  drawer.focus({ preventScroll: true });
}

/** The produce form is filled from the record, and takes the focus. @param {string} href @param {Event} event */
async function draft(href, event) {
  event.preventDefault();
  await htmx.ajax('get', href, { target: '#lab-produce', swap: 'outerHTML' });
  const form = document.querySelector('#lab-produce');
  if (!(form instanceof HTMLElement)) return;
  close(event);
  form.scrollIntoView({ block: 'nearest' });
  const value = form.querySelector('#lab-value');
  if (value instanceof HTMLElement) value.focus();
}

/** @param {Event} event */
function close(event) {
  event.preventDefault();
  const drawer = document.querySelector(DRAWER);
  if (!(drawer instanceof HTMLElement)) return;
  const row = rowOf(drawer.dataset.at ?? '');
  drawer.hidden = true;
  drawer.replaceChildren();
  mark('');
  const back = row?.querySelector('.lab-open') ?? document.querySelector('.lab-scroll');
  if (back instanceof HTMLElement) back.focus();
}

/** The next row of the table; where the record is in none any more, its neighbour in the partition. @param {Element} drawer @param {number} step @param {Event} event */
function turn(drawer, step, event) {
  event.preventDefault();
  const row = drawer instanceof HTMLElement ? rowOf(drawer.dataset.at ?? '') : null;
  const beside = row && neighbour(row, step)?.querySelector('.lab-open');
  const link = beside ?? (row ? null : drawer.querySelector(step > 0 ? 'a[rel="prev"]' : 'a[rel="next"]'));
  if (link instanceof HTMLAnchorElement) void open(link.href, event);
}

/** @param {Element} box @param {Element} from @param {number} step @param {Event} event */
function walk(box, from, step, event) {
  const row = from.closest('tr[data-at]');
  const to = row ? neighbour(row, step) : box.querySelector('tr[data-at]');
  const link = to?.querySelector('.lab-open');
  if (!(link instanceof HTMLElement)) return;
  event.preventDefault();
  link.focus();
}

/** @param {Element} row @param {number} step @returns {Element | null} */
function neighbour(row, step) {
  let next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  while (next && !next.hasAttribute('data-at')) next = step > 0 ? next.nextElementSibling : next.previousElementSibling;
  return next;
}

/** @param {string} at */
function rowOf(at) {
  return at ? document.querySelector(`#lab-records tr[data-at="${CSS.escape(at)}"]`) : null;
}

/** @param {string} at the row whose record is open */
function mark(at) {
  for (const row of document.querySelectorAll('#lab-records tr[aria-selected]')) row.removeAttribute('aria-selected');
  rowOf(at)?.setAttribute('aria-selected', 'true');
}

function isSelecting() {
  return (getSelection()?.toString() ?? '') !== '';
}
