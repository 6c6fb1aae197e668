// @ts-check
// data-topics="URL" on the Topics tab: its parts are put in their places as they change, new records go on top of the table.
// The table has a bounded number of rows and says nothing to screen readers; Pause keeps it still without losing rows.
import { place } from './live-regions.js';
import { openStream } from './sse.js';
import { watchDrawer } from './topics-drawer.js';
import { tellZone, toLocalTimes } from './topics-time.js';

const ROWS = 200;
const ARRIVAL_MS = 1500;

/** @param {HTMLElement} panel */
export function mount(panel) {
  const held = heldRows(panel);

  /** @param {MessageEvent<string>} event */
  const records = (event) => {
    held.add(rowsOf(event.data));
    if (!isPaused(panel)) held.show();
  };
  /** @param {MessageEvent<string>} event */
  const rows = (event) => {
    // another topic, or one made anew: what was held back is of the one before
    held.forget();
    panel.querySelector('[data-records]')?.replaceChildren(...rowsOf(event.data));
  };
  /** @param {Event} event */
  const click = (event) => {
    const button = event.target instanceof Element && event.target.closest('[data-pause-records]');
    if (!button) return;
    const paused = !isPaused(panel);
    button.setAttribute('aria-pressed', String(paused));
    if (paused) held.begin();
    else held.show();
  };
  panel.addEventListener('click', click);

  let close = () => {};
  const connect = () => {
    close();
    held.forget();
    const url = panel.dataset.topics;
    close = url ? openStream(url, { message: (event) => place(event.data), records, rows }, (state) => showLost(panel, state)) : close;
  };
  // another selection of records was put into the panel: the stream that belongs to it takes over
  const watcher = new MutationObserver(() => {
    connect();
    bring(panel);
  });
  watcher.observe(panel, { attributes: true, attributeFilter: ['data-topics'] });
  const dressed = dressRows(panel);
  const drawer = watchDrawer(panel);
  connect();
  return () => {
    panel.removeEventListener('click', click);
    watcher.disconnect();
    dressed();
    drawer();
    close();
  };
}

/** @param {HTMLElement} panel */
const isPaused = (panel) => panel.querySelector('[data-pause-records]')?.getAttribute('aria-pressed') === 'true';

/** @param {HTMLElement} panel @param {string} state */
function showLost(panel, state) {
  const lost = panel.querySelector('[data-lost]');
  if (lost instanceof HTMLElement) lost.hidden = state !== 'lost';
}

/** Every row that enters the table shows its reader's time, and the place that was sought is scrolled to. @param {HTMLElement} panel */
function dressRows(panel) {
  const dress = (/** @type {Element} */ scope) => {
    toLocalTimes(scope);
    tellZone(panel);
  };
  dress(panel);
  bring(panel);
  // rows are added, or a row that is there becomes another one
  const watcher = new MutationObserver((changes) => {
    for (const { addedNodes, target, type } of changes)
      if (type === 'attributes') toLocalTimes(target.parentElement ?? panel);
      else addedNodes.forEach((node) => node instanceof Element && dress(node));
  });
  watcher.observe(panel, { childList: true, subtree: true, attributes: true, attributeFilter: ['datetime'] });
  return () => watcher.disconnect();
}

/** Only the table's own box is scrolled, never the page. @param {HTMLElement} panel */
function bring(panel) {
  const row = panel.querySelector('#lab-records tr[aria-current]');
  const box = row?.closest('.scroll');
  if (row instanceof HTMLElement && box) box.scrollTop = row.offsetTop + row.offsetHeight - box.clientHeight;
}

/** Rows that came while the table was paused, newest first: the newest are kept, the others counted. @param {HTMLElement} panel */
function heldRows(panel) {
  /** @type {Element[]} */
  let rows = [];
  let count = 0;
  /** @type {string | null | undefined} the newest record's time when the table was paused */
  let since = null;
  const tell = () => {
    const words = panel.querySelector('[data-held]');
    if (words) words.textContent = count > 0 && isPaused(panel) ? `${count.toLocaleString('en-GB')} new` : '';
  };
  const forget = () => {
    rows = [];
    count = 0;
    tell();
  };
  return {
    forget,
    begin: () => {
      since = panel.querySelector('#lab-records time')?.getAttribute('datetime');
    },
    /** @param {Element[]} more */
    add: (more) => {
      for (const row of more) count += row instanceof HTMLElement && row.dataset.skipped ? Number(row.dataset.skipped) : 1;
      rows = isPaused(panel) ? [...more.filter((row) => !row.matches('.lab-gap')), ...rows].slice(0, ROWS) : more;
      tell();
    },
    show: () => {
      const missed = count - rows.reduce((sum, row) => sum + (row instanceof HTMLElement && row.dataset.skipped ? Number(row.dataset.skipped) : 1), 0);
      putOnTop(panel, missed > 0 ? [...rows, gap(missed, since)] : rows);
      forget();
    },
  };
}

/** @param {number} missed @param {string | null | undefined} since */
function gap(missed, since) {
  const row = document.createElement('tr');
  row.className = 'lab-gap';
  const cell = row.insertCell();
  cell.colSpan = 5;
  cell.textContent = `${missed.toLocaleString('en-GB')} more came while the table was paused. `;
  if (!since) return row;
  const there = new URL(location.href);
  there.searchParams.set('from', 'time');
  there.searchParams.set('time', since);
  cell.append(Object.assign(document.createElement('a'), { href: there.href, textContent: 'Read from there' }));
  return row;
}

/** @param {string} html @returns {Element[]} */
function rowsOf(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return [...template.content.children];
}

/** @param {HTMLElement} panel @param {Element[]} rows newest first */
function putOnTop(panel, rows) {
  const body = panel.querySelector('[data-records]');
  body?.prepend(...rows);
  // the arrival was shown; a pane that is closed and opened again must not show it anew
  setTimeout(() => rows.forEach((row) => row.removeAttribute('data-new')), ARRIVAL_MS);
  while (body && body.children.length > ROWS) body.lastElementChild?.remove();
}
