// @ts-check
// [data-replay]: one step of a replay at a time. By the bar, the strip of events, the slider, `,` `.` Home and End, and by swiping.
import { recall } from './remember.js';
import { isTypingNow } from './typing-now.js';

const PACE_MS = 900;
const SWIPE_PX = 40;

/** @param {HTMLElement} replay */
export function mount(replay) {
  const steps = [...replay.querySelectorAll(/** @type {'div'} */ ('.replay__step'))];
  const events = [...replay.querySelectorAll('.strip [data-event]')];
  const bar = /** @type {HTMLElement} */ (replay.querySelector('.replay__bar'));
  const range = /** @type {HTMLInputElement} */ (replay.querySelector('.range'));
  if (!steps.length) return;
  let at = Math.min(Number(replay.dataset.replay), steps.length - 1);
  let playing = 0;

  /** @param {number} to */
  const go = (to) => {
    at = Math.max(0, Math.min(steps.length - 1, to));
    steps.forEach((step, i) => (step.hidden = i !== at));
    const event = Number(steps[at].dataset.event);
    for (const each of events) {
      const number = Number(each.getAttribute('data-event'));
      each.toggleAttribute('data-read', number < event);
      if (number === event) each.setAttribute('aria-current', 'step');
      else each.removeAttribute('aria-current');
      if (number === event && playing) each.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    const words = steps[at].querySelector('h4')?.textContent ?? '';
    range.value = String(at);
    range.setAttribute('aria-valuetext', words);
    /** @type {HTMLElement} */ (bar.querySelector('output')).textContent = words + (steps[at].dataset.wrong === undefined ? '' : ' Here it goes wrong first.');
    disable('first', at === 0);
    disable('back', at === 0);
    disable('on', at === steps.length - 1);
    if (at === steps.length - 1) pause();
  };

  /** A button under the keyboard keeps it. @param {string} name @param {boolean} off */
  const disable = (name, off) => bar.querySelector(`[data-go="${name}"]`)?.setAttribute('aria-disabled', String(off));

  const play = () => {
    if (playing) return pause();
    playing = window.setInterval(() => go(at + 1), PACE_MS);
    shown(true);
    go(at === steps.length - 1 ? 0 : at + 1);
  };

  const pause = () => {
    window.clearInterval(playing);
    playing = 0;
    shown(false);
  };

  /** @param {boolean} on */
  const shown = (on) => {
    const button = bar.querySelector('[data-go="play"]');
    button?.setAttribute('aria-pressed', String(on));
    button?.querySelector('use')?.setAttribute('href', on ? '#pause' : '#play');
  };

  /** @type {Record<string, () => void>} */
  const moves = { first: () => go(0), back: () => go(at - 1), on: () => go(at + 1), play };
  /** @type {Record<string, () => void>} */
  const keys = { ',': moves.back, '.': moves.on, Home: moves.first, End: () => go(steps.length - 1) };

  bar.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-go]') : null;
    if (button instanceof HTMLElement) moves[button.dataset.go ?? '']?.();
  });
  range.addEventListener('input', () => go(Number(range.value)));
  replay.querySelector('.strip')?.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-event]') : null;
    if (button instanceof HTMLElement) go(steps.findIndex((step) => step.dataset.event === button.dataset.event));
  });

  /** @param {KeyboardEvent} event */
  const press = (event) => {
    const inside = event.target instanceof Node && replay.contains(event.target);
    if (event.ctrlKey || event.altKey || event.metaKey || isTypingNow() || !replay.offsetParent) return;
    if (!inside && (event.key.length > 1 || recall('single-keys') === 'off')) return; // Home and End scroll the page
    const move = keys[event.key];
    if (!move || (event.target === range && event.key.length > 1)) return;
    event.preventDefault();
    move();
  };
  document.addEventListener('keydown', press);

  let from = NaN;
  replay.addEventListener('pointerdown', (event) => {
    from = event.pointerType === 'touch' && event.target !== range ? event.clientX : NaN;
  });
  replay.addEventListener('pointerup', (event) => {
    const moved = event.clientX - from;
    if (Math.abs(moved) > SWIPE_PX) go(at + (moved < 0 ? 1 : -1));
  });

  for (const hidden of replay.querySelectorAll('.strip, .range, .replay__bar')) /** @type {HTMLElement} */ (hidden).hidden = false;
  go(at);
  return () => {
    pause();
    document.removeEventListener('keydown', press);
  };
}
