// @ts-check
// data-shop="/shop/MODE": a live demo. Its parts come by the stream; the dials are sent as they are turned, and stand in the address
// (#checkout:payments=2000,customers=2) so that a link opens the situation its sender saw.
import htmx from 'htmx.org';
import { fromAddress, toAddress } from './figures/address.js';
import { place } from './live-regions.js';
import { openStream } from './sse.js';

const NAME = 'checkout';
const GATHER_MS = 120;

/** @typedef {{latency: number, running: boolean}} Service */
/** @typedef {{inventory: Service, payments: Service, customers: number}} Dials */

/** @param {HTMLElement} figure */
export function mount(figure) {
  const path = figure.dataset.shop ?? '';
  /** @type {Dials | null} as the server has them */
  let known = null;
  /** @type {Record<string, string>} turned and not sent yet */
  let turned = {};
  let timer = 0;
  figure.querySelector('.shop__fallback')?.removeAttribute('open');
  for (const range of ranges(figure)) say(range);

  const send = () => {
    const values = turned;
    turned = {};
    void htmx.ajax('post', `${path}/dials`, { values, swap: 'none', source: figure });
  };
  /** @param {Record<string, string>} change */
  const turn = (change) => {
    Object.assign(turned, change);
    clearTimeout(timer);
    timer = setTimeout(send, GATHER_MS);
  };

  /** @param {Event} event */
  const input = (event) => {
    if (!(event.target instanceof HTMLInputElement) || !event.target.dataset.dial) return;
    say(event.target);
    turn({ [event.target.dataset.dial]: event.target.value });
  };
  /** @param {Event} event */
  const click = (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest('[data-switch]');
    if (button instanceof HTMLElement) turn({ [button.dataset.switch ?? '']: button.dataset.to ?? '' });
    if (target?.closest('[data-shop-wide]')) showWide(figure);
  };
  figure.addEventListener('input', input);
  figure.addEventListener('click', click);

  /** @param {MessageEvent<string>} event */
  const dials = (event) => {
    const first = known === null;
    known = /** @type {Dials} */ (JSON.parse(event.data));
    const wanted = first ? fromAddress(NAME) : {};
    if (Object.keys(wanted).length > 0) turn(wanted);
    else if (!first) toAddress(NAME, situation(known));
    show(figure, known);
  };
  const close = openStream(`${path}/events`, { message: (event) => place(event.data), dials }, (state) => {
    const lost = figure.querySelector('[data-shop-lost]');
    if (lost instanceof HTMLElement) lost.hidden = state !== 'lost';
  });
  return () => {
    clearTimeout(timer);
    figure.removeEventListener('input', input);
    figure.removeEventListener('click', click);
    close();
  };
}

/** @param {HTMLElement} figure @returns {NodeListOf<HTMLInputElement>} */
function ranges(figure) {
  return figure.querySelectorAll('input[data-dial]');
}

/** The dials as the server has them, except one that is being turned here. @param {HTMLElement} figure @param {Dials} dials */
function show(figure, dials) {
  for (const range of ranges(figure)) {
    const value = range.dataset.dial === 'customers' ? dials.customers : dials[range.dataset.dial === 'payments' ? 'payments' : 'inventory'].latency;
    if (document.activeElement === range && Number(range.value) !== value) continue;
    range.value = String(value);
    say(range);
  }
}

/** @param {HTMLInputElement} range */
function say(range) {
  const value = Number(range.value);
  const words = range.dataset.dial === 'customers' ? `${value} a second` : value === 0 ? 'no time' : `${(value / 1000).toFixed(2).replace(/0$/, '')} s`;
  const said = range.parentElement?.querySelector('[data-says]');
  if (said) said.textContent = words;
  range.setAttribute('aria-valuetext', words);
  range.style.setProperty('--p', String(value / Number(range.max)));
}

/** What a link says of it. @param {Dials} dials @returns {Record<string, string | number>} */
function situation({ inventory, payments, customers }) {
  return { inventory: inventory.running ? inventory.latency : 'stopped', payments: payments.running ? payments.latency : 'stopped', customers };
}

/** The code over the whole window; Esc or the button brings it back. @param {HTMLElement} figure */
function showWide(figure) {
  const sheet = figure.querySelector('[data-shop-sheet]');
  const home = sheet?.parentElement;
  const button = sheet?.querySelector('[data-shop-wide]');
  if (!sheet || !home || !(button instanceof HTMLElement)) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'shop__wide shop';
  dialog.setAttribute('aria-label', 'The orders service of both, side by side');
  const words = button.textContent;
  button.textContent = 'Back to the page';
  button.onclick = (event) => {
    event.stopPropagation();
    dialog.close();
  };
  dialog.append(sheet);
  dialog.addEventListener('close', () => {
    button.textContent = words;
    button.onclick = null;
    home.append(sheet);
    dialog.remove();
    button.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  button.focus();
}
