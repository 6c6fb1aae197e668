// @ts-check
// [data-results]: the answer to a run. What the compiler said goes to the editor; the tab that has the news comes to the front.
import { renew } from './hints.js';
import { choose } from './tabs.js';

/** @param {HTMLElement} element */
export function mount(element) {
  const problems = JSON.parse(element.dataset.diagnostics ?? '[]');
  const refused = problems.some((/** @type {{error: boolean}} */ problem) => problem.error);
  element.addEventListener('click', goTo);
  if (element.dataset.fresh === undefined) return;
  if (element.dataset.results !== 'running') renew();
  document.dispatchEvent(new CustomEvent('millrace:problems', { detail: problems }));
  front(refused ? 'p-code' : 'p-results');
  say(refused ? `It does not compile: ${count(problems)}, the first in line ${problems[0].line}: ${problems[0].message}` : '');
}

/** Where the student was typing when a tab came to the front by itself. @type {HTMLElement | null} */
let typing = null;

/** @param {string} id of a panel */
function front(id) {
  const tab = document.querySelector(`[role="tab"][aria-controls="${id}"]`);
  const at = document.activeElement;
  const leaving = at?.closest('[role="tabpanel"]');
  if (!(tab instanceof HTMLElement)) return;
  choose(tab);
  if (leaving && leaving.id !== id) {
    typing = at instanceof HTMLElement ? at : null;
    tab.focus();
  } else if (typing?.isConnected && typing.closest(`#${CSS.escape(id)}`) && at?.matches('[role="tab"]')) {
    typing.focus();
  }
}

/** A place that the compiler names. @param {Event} event */
function goTo(event) {
  const link = event.target instanceof Element ? event.target.closest('[data-goto]') : null;
  if (!(link instanceof HTMLElement)) return;
  event.preventDefault();
  front('p-code');
  const detail = { file: link.dataset.goto, line: Number(link.dataset.line), column: Number(link.dataset.column) };
  document.dispatchEvent(new CustomEvent('millrace:goto', { detail }));
}

/** The editor's own marks are silent. @param {string} words */
function say(words) {
  const said = document.querySelector('[data-said]');
  if (said) said.textContent = words;
}

/** @param {{error: boolean}[]} problems */
function count(problems) {
  const errors = problems.filter((problem) => problem.error).length;
  return errors === 1 ? '1 error' : `${errors} errors`;
}
