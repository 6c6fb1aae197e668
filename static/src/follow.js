// @ts-check
// [data-follow]: the pill that says where the class is. When the class moves, the page of a student who chose to follow goes there, unless they
// are at work (at-work.js): then the pill says where the class went, and nothing moves. Each move is followed once in a tab, so that reading back
// is possible while following.
import { isAtWork, isUnfinished } from './at-work.js';
import { recallInTab, rememberInTab } from './remember.js';

const MOVE = 'move';
const CAME = 'came';

/** @param {HTMLElement} pill with data-move, data-href, data-name, data-following */
export function mount(pill) {
  let wished = false;
  const look = () => {
    if (pill.dataset.move === undefined) return; // the stream has not told yet
    const move = Number(pill.dataset.move);
    const follows = pill.dataset.following === 'yes';
    const href = pill.dataset.href ?? '';
    if (!href || isHere(href)) delete pill.dataset.went;
    const before = recallInTab(MOVE);
    rememberInTab(MOVE, String(move));
    const isNews = before !== null && move > Number(before);
    const asked = wished && follows;
    if (follows) wished = false;
    if (!(isNews || asked) || !follows || !href || isHere(href) || !isReading()) return;
    if (asked ? isUnfinished() : isAtWork()) pill.dataset.went = '';
    else go(href, pill.dataset.name ?? '');
  };
  /** @param {Event} event */
  const onClick = (event) => {
    const toggle = event.target instanceof Element && event.target.closest('[data-follow-toggle]');
    if (toggle) wished = toggle.getAttribute('aria-pressed') === 'false';
  };
  pill.addEventListener('click', onClick, true);
  const watch = new MutationObserver(look);
  watch.observe(pill, { attributeFilter: ['data-move', 'data-following', 'data-href'] });
  look();
  sayArrival();
  return () => watch.disconnect();
}

/** Pages of the course follow; an account page, say, does not. */
function isReading() {
  return location.pathname === '/course' || location.pathname.startsWith('/course/');
}

/** @param {string} href */
function isHere(href) {
  return location.pathname === href;
}

/** @param {string} href @param {string} name */
function go(href, name) {
  rememberInTab(CAME, name);
  location.assign(href);
}

/** A page that came by itself says so, once. */
function sayArrival() {
  const name = recallInTab(CAME);
  if (!name) return;
  rememberInTab(CAME, '');
  const said = document.createElement('p');
  said.className = 'vh';
  said.setAttribute('role', 'status');
  document.querySelector('.topbar')?.append(said);
  setTimeout(() => (said.textContent = `You followed the class to ${name}`), 300);
}
