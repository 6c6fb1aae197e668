// @ts-check
// .grip: the separator at the dock's left edge. Pointer or arrow keys; the width is remembered, in rem.
import { remember } from './remember.js';

const MIN = 26;
const MAX = 60;
const START = 34.5;
const root = document.documentElement;

/** @param {HTMLElement} grip */
export function mount(grip) {
  announce(grip, width());
  grip.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener('pointermove', onMove);
    grip.addEventListener('lostpointercapture', () => grip.removeEventListener('pointermove', onMove), { once: true });
  });
  grip.addEventListener('keydown', (event) => {
    const to = { ArrowLeft: width() + 1, ArrowRight: width() - 1, Home: MIN, End: MAX }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    resize(grip, to);
  });
  grip.addEventListener('dblclick', () => resize(grip, START));

  /** @param {PointerEvent} event */
  function onMove(event) {
    const right = grip.parentElement?.getBoundingClientRect().right ?? innerWidth;
    resize(grip, (right - event.clientX) / parseFloat(getComputedStyle(root).fontSize));
  }
}

function width() {
  return parseFloat(getComputedStyle(root).getPropertyValue('--dock-w')) || START;
}

/**
 * @param {HTMLElement} grip
 * @param {number} rem
 */
function resize(grip, rem) {
  const to = Math.round(Math.min(MAX, Math.max(MIN, rem)) * 4) / 4;
  root.style.setProperty('--dock-w', `${to}rem`);
  remember('dock-w', to === START ? null : String(to));
  announce(grip, to);
}

/**
 * @param {HTMLElement} grip
 * @param {number} rem
 */
function announce(grip, rem) {
  grip.setAttribute('aria-valuemin', String(MIN));
  grip.setAttribute('aria-valuemax', String(MAX));
  grip.setAttribute('aria-valuenow', String(Math.round(rem)));
}
