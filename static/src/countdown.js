// @ts-check
// data-countdown="INSTANT": the time until then by the server's clock, as 12:40. Said aloud at the start, when time is added, at two minutes and
// at the end, in the [data-countdown-said] beside it; never every second.
import { serverNow } from './clock.js';
import { recallInTab, rememberInTab } from './remember.js';

const LAST_MS = 120000;
const JUST_MS = 15000;

/** @param {HTMLElement} count with data-id, data-name, data-length */
export function mount(count) {
  let shown = { id: '', ends: 0, left: Infinity };
  const show = () => {
    const ends = Date.parse(count.dataset.countdown ?? '');
    if (Number.isNaN(ends)) return;
    const left = Math.max(0, ends - serverNow());
    const text = words(Math.ceil(left / 1000));
    if (count.textContent !== text) count.textContent = text;
    const timer = count.closest('.timer');
    if (timer instanceof HTMLElement) timer.dataset.v = left <= LAST_MS ? 'last' : '';
    const id = count.dataset.id ?? '';
    const news = sentence(shown, { id, ends, left }, count);
    shown = { id, ends, left };
    const said = timer?.querySelector('[data-countdown-said]');
    if (news && said) said.textContent = news;
  };
  show();
  const timer = setInterval(show, 500);
  return () => clearInterval(timer);
}

/**
 * @typedef {{id: string, ends: number, left: number}} Shown
 * @param {Shown} before
 * @param {Shown} now
 * @param {HTMLElement} count
 */
function sentence(before, now, count) {
  const name = count.dataset.name ?? '';
  if (before.id !== now.id) {
    const isNews = lengthMs(count) - now.left < JUST_MS && recallInTab('counted') !== now.id;
    rememberInTab('counted', now.id);
    return isNews ? `${name}: ${minutes(now.left)}` : '';
  }
  if (now.ends > before.ends) return `More time: ${minutes(now.left)} left`;
  if (before.left > LAST_MS && now.left <= LAST_MS) return `${name}: 2 minutes left`;
  return before.left > 0 && now.left === 0 ? `${name}: time is up` : '';
}

/** @param {HTMLElement} count */
function lengthMs(count) {
  const [m = 0, s = 0] = (count.dataset.length ?? '').split(':').map(Number);
  return (m * 60 + s) * 1000;
}

/** @param {number} ms */
function minutes(ms) {
  const whole = Math.round(ms / 60000);
  return whole === 1 ? '1 minute' : `${whole} minutes`;
}

/** @param {number} seconds */
function words(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
