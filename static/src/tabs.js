// @ts-check
// The ARIA tabs pattern. data-tabs="language" on the list and data-choice="java" on a tab: the choice holds for every such list, and is remembered.
import { show } from './panes.js';
import { recall, remember } from './remember.js';

const NEXT = new Map([['ArrowRight', 1], ['ArrowDown', 1], ['ArrowLeft', -1], ['ArrowUp', -1]]);

/** @param {HTMLElement} list */
export function mount(list) {
  const name = list.dataset.tabs;
  const wanted = name ? recall(`tabs.${name}`) : null;
  const tabs = tabsOf(list);
  const first = tabs.find((tab) => tab.dataset.choice === wanted) ?? tabs.find((tab) => tab.ariaSelected === 'true') ?? tabs[0];
  if (first) select(first);

  list.addEventListener('click', (event) => {
    const tab = event.target instanceof Element ? event.target.closest('[role="tab"]') : null;
    if (tab instanceof HTMLElement) choose(tab);
  });
  list.addEventListener('keydown', (event) => {
    const all = tabsOf(list);
    const here = all.findIndex((tab) => tab === document.activeElement);
    const step = NEXT.get(event.key);
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : step ? (here + step + all.length) % all.length : -1;
    if (to < 0 || here < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    all[to].focus();
    choose(all[to]);
  });
}

/** The reader chose this tab: the other lists of the same name follow, and the line under the reader's eye stays where it is. @param {HTMLElement} tab */
export function choose(tab) {
  const list = /** @type {HTMLElement} */ (tab.closest('[role="tablist"]'));
  const { tabs: name } = list.dataset;
  const { choice } = tab.dataset;
  const before = list.getBoundingClientRect().top;
  select(tab);
  if (list.closest('.dock')) show('dock');
  if (!name || !choice) return;
  remember(`tabs.${name}`, choice);
  for (const other of document.querySelectorAll(`[role="tablist"][data-tabs="${CSS.escape(name)}"]`)) {
    const same = tabsOf(other).find((candidate) => candidate.dataset.choice === choice);
    if (other !== list && same) select(same);
  }
  const moved = list.getBoundingClientRect().top - before;
  if (moved) (list.closest('.lesson, .floor') ?? document.scrollingElement)?.scrollBy(0, moved);
}

/** @param {HTMLElement} chosen */
function select(chosen) {
  const list = chosen.closest('[role="tablist"]');
  for (const tab of list ? tabsOf(list) : []) {
    const on = tab === chosen;
    tab.setAttribute('aria-selected', String(on));
    tab.tabIndex = on ? 0 : -1;
    const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
    if (!panel) continue;
    panel.removeAttribute('data-later');
    panel.hidden = !on;
    if (on) panel.dispatchEvent(new CustomEvent('millrace:shown', { bubbles: true }));
  }
}

/** @param {Element} list @returns {HTMLElement[]} */
function tabsOf(list) {
  return [...list.querySelectorAll(/** @type {'button'} */ ('[role="tab"]'))];
}
