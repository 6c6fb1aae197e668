// @ts-check
// data-topics="URL" on the Topics tab: its parts are put in their places as they change, new records go on top of the table.
// The table has a bounded number of rows and says nothing to screen readers; Pause keeps it still without losing rows.
import { place } from './live-regions.js';
import { openStream } from './sse.js';

const ROWS = 200;
const ARRIVAL_MS = 1500;

/** @param {HTMLElement} panel */
export function mount(panel) {
  const url = panel.dataset.topics;
  if (!url) return;
  /** @type {Element[]} rows that came while the table was paused, newest first */
  let held = [];
  const paused = () => panel.querySelector('[data-pause-records]')?.getAttribute('aria-pressed') === 'true';

  /** @param {MessageEvent<string>} event */
  const records = (event) => {
    held = [...rowsOf(event.data), ...held].slice(0, ROWS);
    if (!paused()) held = putOnTop(panel, held);
  };
  /** @param {MessageEvent<string>} event */
  const rows = (event) => {
    held = [];
    panel.querySelector('[data-records]')?.replaceChildren(...rowsOf(event.data));
  };

  /** @param {Event} event */
  const click = (event) => {
    const button = event.target instanceof Element && event.target.closest('[data-pause-records]');
    if (!button) return;
    button.setAttribute('aria-pressed', String(!paused()));
    if (!paused()) held = putOnTop(panel, held);
  };
  panel.addEventListener('click', click);

  const close = openStream(url, { message: (event) => place(event.data), records, rows }, (state) => {
    const lost = panel.querySelector('[data-lost]');
    if (lost instanceof HTMLElement) lost.hidden = state !== 'lost';
  });
  return () => {
    panel.removeEventListener('click', click);
    close();
  };
}

/** @param {string} html @returns {Element[]} */
function rowsOf(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return [...template.content.children];
}

/** @param {HTMLElement} panel @param {Element[]} rows @returns {Element[]} what is left to put: nothing */
function putOnTop(panel, rows) {
  const body = panel.querySelector('[data-records]');
  body?.prepend(...rows);
  // the arrival was shown; a pane that is closed and opened again must not show it anew
  setTimeout(() => rows.forEach((row) => row.removeAttribute('data-new')), ARRIVAL_MS);
  while (body && body.children.length > ROWS) body.lastElementChild?.remove();
  return [];
}
