// @ts-check
// call-chain: what a chain of synchronous calls does to availability and latency. Three sliders; the state is in the address.
import { fromAddress, toAddress } from './address.js';
import { chain, duration, milliseconds, neededEach, percent } from './chain.js';
import { finding } from './controls.js';
import { slider } from './slider.js';
import { html, svg, text } from './svg.js';

const NAME = 'call-chain';
const AVAILABILITIES = [90, 95, 98, 99, 99.5, 99.8, 99.9, 99.95, 99.99, 99.999];
const LATENCIES = [1, 2, 5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 500];
const MOST = 12;
const WIDTH = 600;
const LEFT = 14;
const BOX = 36;
const STEP = 48;
/** where the bars begin, from the top */
const BARS = 112;

/** @typedef {{n: number, a: number, t: number}} Chain services, availability of each in per cent, milliseconds a call */

/** @param {HTMLElement} host */
export function draw(host) {
  const state = initial();
  const picture = html('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'The chain, scrolls sideways' });
  const result = html('dl', { class: 'facts tryout__facts' });
  const sentence = finding();
  const show = () => {
    picture.replaceChildren(chainPicture(state));
    result.replaceChildren(...facts(state));
    sentence.say(found(state));
  };
  /** @param {Partial<Chain>} change */
  const set = (change) => {
    Object.assign(state, change);
    toAddress(NAME, state);
    show();
  };
  host.append(controls(state, set), picture, result, sentence.element);
  show();
}

/** @returns {Chain} */
function initial() {
  const { n, a, t } = fromAddress(NAME);
  return { n: Math.min(MOST, Math.max(1, Math.round(Number(n)) || 8)), a: nearest(AVAILABILITIES, a, 99.9), t: nearest(LATENCIES, t, 50) };
}

/**
 * @param {Chain} state
 * @param {(change: Partial<Chain>) => void} set
 */
function controls({ n, a, t }, set) {
  return html(
    'div',
    { class: 'tryout__controls' },
    slider({ label: 'Services in the chain', min: 1, max: MOST, value: n, say: String, change: (value) => set({ n: value }) }),
    slider({
      label: 'Each is up',
      min: 0,
      max: AVAILABILITIES.length - 1,
      value: AVAILABILITIES.indexOf(a),
      say: (i) => `${AVAILABILITIES[i]} %`,
      change: (i) => set({ a: AVAILABILITIES[i] }),
    }),
    slider({
      label: 'Each call takes',
      min: 0,
      max: LATENCIES.length - 1,
      value: LATENCIES.indexOf(t),
      say: (i) => `${LATENCIES[i]} ms`,
      change: (i) => set({ t: LATENCIES[i] }),
    }),
  );
}

/** Boxes for the services, under each what is left of the availability, under that who waits how long. @param {Chain} state */
function chainPicture({ n, a, t }) {
  const label = `A chain of ${n} ${n === 1 ? 'service' : 'services'}. ${found({ n, a, t })}`;
  const figure = svg('svg', { class: 'fig', viewBox: `0 0 ${WIDTH} ${BARS + n * 18}`, role: 'img', 'aria-label': label });
  figure.append(text(0, 12, 'up to here the chain is up, in %', { class: 'em' }), text(0, BARS - 10, 'each waits for all behind it', { class: 'em' }));
  for (let i = 0; i < n; i++) {
    const x = LEFT + i * STEP;
    const { whole } = chain(i + 1, a, t);
    const y = BARS + i * 18;
    figure.append(
      svg('path', { d: `M${x - 12} 38h10m-4-3.5 4 3.5-4 3.5` }),
      svg('rect', { class: 'node', x, y: 22, width: BOX, height: 32 }),
      text(x + BOX / 2, 42, String(i + 1), { 'text-anchor': 'middle', class: 'em' }),
      text(x + BOX / 2, 72, whole.toFixed(whole >= 99 ? 2 : 1), { 'text-anchor': 'middle' }),
      svg('rect', { class: 'wash', x, y, width: (n - i - 1) * STEP + BOX, height: 16 }),
      svg('path', { class: 'acc', d: `M${x} ${y}v16` }),
      text(x + 4, y + 12, milliseconds((n - i) * t)),
    );
  }
  return figure;
}

/** @param {Chain} state */
function facts({ n, a, t }) {
  const one = chain(1, a, t);
  const whole = chain(n, a, t);
  return [
    fact('The whole is up', percent(whole.whole), percent(one.whole)),
    fact('Failing in 30 days', duration(whole.downSeconds), duration(one.downSeconds)),
    fact('Time for one request', milliseconds(whole.latencyMs), milliseconds(one.latencyMs)),
  ];
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} alone
 */
function fact(name, value, alone) {
  return html('div', {}, html('dt', {}, name), html('dd', {}, html('b', {}, value), html('small', {}, `one alone: ${alone}`)));
}

/** @param {Chain} state */
function found({ n, a, t }) {
  const whole = chain(n, a, t);
  const answered = Math.round(whole.whole * 100);
  const needed = n > 1 ? ` For the chain to reach ${a} %, each would need ${percent(neededEach(n, a))}.` : '';
  return `Of 10,000 requests ${answered.toLocaleString('en')} are answered, after ${milliseconds(whole.latencyMs)}.${needed}`;
}

/**
 * @param {readonly number[]} steps
 * @param {string | undefined} wanted
 * @param {number} otherwise
 */
function nearest(steps, wanted, otherwise) {
  const value = Number(wanted ?? otherwise);
  return steps.includes(value) ? value : otherwise;
}
