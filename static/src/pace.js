// @ts-check
// [data-pace]: the class is moved by buttons, by the needle (drag, or arrow keys: a pause or Enter takes the class there, Esc does not), by
// Shift+arrows, and B brings everyone. The needle stops at open steps only.
import htmx from 'htmx.org';
import { isTyping } from './keys.js';
import { release } from './live-regions.js';
import { recall } from './remember.js';

const PAUSE_MS = 900;

/** @typedef {{slug: string, from: number, title: string, element: HTMLElement}} Stop */

/** @param {HTMLElement} pace */
export function mount(pace) {
  const gone = new AbortController();
  const { signal } = gone;
  /** @type {Stop | null} where the needle was put and the class is not yet */
  let put = null;
  let timer = 0;
  /** @type {[string, string | null][]} what the needle said before it was put elsewhere */
  let said = [];

  const stops = () =>
    /** @type {HTMLElement[]} */ ([...pace.querySelectorAll('li[data-step]')]).map((element) => ({
      slug: element.dataset.step ?? '',
      from: Number(element.dataset.from ?? 0),
      title: element.title,
      element,
    }));
  const needle = () => /** @type {HTMLElement | null} */ (pace.querySelector('#needle'));
  /** @param {string} slug */
  const move = (slug) =>
    void htmx.ajax('put', pace.dataset.pace ?? '', { source: pace, target: '#pace', swap: 'morph:outerHTML', values: { step: slug } });

  /** @param {Stop} stop */
  const preview = (stop) => {
    const hand = needle();
    const minutes = Number(hand?.getAttribute('aria-valuemax')) || 1;
    if (!hand) return;
    if (!put) said = ['aria-valuenow', 'aria-valuetext'].map((name) => [name, hand.getAttribute(name)]);
    put = stop;
    pace.dataset.paused = '';
    hand.dataset.put = '';
    hand.style.setProperty('--at', `${(100 * stop.from) / minutes}%`);
    hand.setAttribute('aria-valuenow', String(stop.from));
    hand.setAttribute('aria-valuetext', stop.title);
    for (const each of stops()) each.element.toggleAttribute('data-put', each.slug === stop.slug);
  };
  /** @param {boolean} take */
  const settle = (take) => {
    clearTimeout(timer);
    const stop = put;
    put = null;
    const hand = needle();
    delete hand?.dataset.put;
    for (const each of stops()) each.element.removeAttribute('data-put');
    delete pace.dataset.paused;
    const goes = take && stop !== null && stop.slug !== pace.dataset.here;
    if (!goes) restore();
    release(pace);
    if (goes) move(stop.slug);
  };
  /** The needle is where the server has it, and says so. */
  const restore = () => {
    const hand = needle();
    hand?.style.setProperty('--at', hand.dataset.varAt ?? '0%');
    for (const [name, value] of said) hand?.setAttribute(name, value ?? '');
  };

  /** @param {number} by */
  const step = (by) => {
    const all = stops();
    const here = all.findIndex((stop) => stop.slug === (put?.slug ?? pace.dataset.here));
    const next = all[Math.min(all.length - 1, Math.max(0, here + by))];
    if (!next) return;
    preview(next);
    clearTimeout(timer);
    timer = setTimeout(() => settle(true), PAUSE_MS);
  };

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowRight: () => step(1),
    ArrowUp: () => step(1),
    ArrowLeft: () => step(-1),
    ArrowDown: () => step(-1),
    Home: () => step(-Infinity),
    End: () => step(Infinity),
    Enter: () => settle(true),
    Escape: () => settle(false),
  };
  pace.addEventListener('keydown', (event) => {
    if (event.target !== needle() || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const act = keys[event.key];
    if (!act || ((event.key === 'Enter' || event.key === 'Escape') && !put)) return;
    event.preventDefault();
    act();
  }, { signal });
  pace.addEventListener('focusout', (event) => event.target === needle() && put && timer && settle(true), { signal });

  for (const failure of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout'])
    pace.addEventListener(failure, () => !put && said.length && restore(), { signal });
  pace.addEventListener('htmx:afterSwap', () => (said = []), { signal });

  pace.addEventListener('click', (event) => {
    const button = event.target instanceof Element && event.target.closest('[data-move-class]');
    if (button) move(button.getAttribute('data-move-class') ?? '');
  }, { signal });

  pace.addEventListener('pointerdown', (event) => {
    const hand = needle();
    if (!hand || event.button !== 0 || !(event.target instanceof Element) || !hand.contains(event.target)) return;
    event.preventDefault();
    hand.focus({ preventScroll: true });
    hand.setPointerCapture(event.pointerId);
    const drag = new AbortController();
    const on = { signal: AbortSignal.any([drag.signal, signal]) };
    hand.addEventListener('pointermove', (at) => {
      const stop = nearest(stops(), at.clientX);
      if (stop && stop.slug !== (put?.slug ?? pace.dataset.here)) preview(stop);
    }, on);
    hand.addEventListener('pointerup', () => (drag.abort(), settle(true)), on);
    hand.addEventListener('pointercancel', () => (drag.abort(), settle(false)), on);
  }, { signal });

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event)) return;
    if (recall('single-keys') === 'off' || document.querySelector('dialog[open]')) return;
    const wanted = !event.shiftKey
      ? event.key.toLowerCase() === 'b' && '[data-gather]'
      : event.key === 'ArrowRight' ? '[data-move-by="1"]' : event.key === 'ArrowLeft' && '[data-move-by="-1"]';
    const button = wanted && pace.querySelector(wanted);
    if (!(button instanceof HTMLElement)) return;
    event.preventDefault();
    button.click();
  }, { signal });

  // the plan's times are those of the instructor's clock
  document.addEventListener('htmx:configRequest', (event) => {
    const { path, verb, parameters } = /** @type {CustomEvent} */ (event).detail;
    if (verb !== 'get' && path.startsWith('/class/')) parameters.zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }, { signal });

  return () => gone.abort();
}

/**
 * The step under the pointer, or the one that begins nearest to it.
 *
 * @param {Stop[]} stops
 * @param {number} x
 */
function nearest(stops, x) {
  let best = stops[0];
  let distance = Infinity;
  for (const stop of stops) {
    const { left, right } = stop.element.getBoundingClientRect();
    const away = x < left ? left - x : x > right ? x - right : 0;
    if (away < distance) [best, distance] = [stop, away];
  }
  return best;
}
