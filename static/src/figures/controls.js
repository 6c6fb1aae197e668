// @ts-check
// What figures are worked with, besides sliders: one of a few, an action, and the sentence that says what came of it.
import { html } from './svg.js';

const SETTLED_MS = 400;
let count = 0;

/**
 * One of a few, chosen with the arrow keys.
 *
 * @template {string} V
 * @param {{label: string, options: readonly (readonly [value: V, words: string])[], value: V, change: (value: V) => void}} of
 */
export function choice({ label, options, value, change }) {
  const name = `choice-${++count}`;
  const inputs = options.map(([option]) => html('input', { type: 'radio', name, value: option, checked: option === value }));
  const labels = options.map(([, words], i) => html('label', {}, inputs[i], words));
  inputs.forEach((input, i) => input.addEventListener('change', () => change(options[i][0])));
  const element = html('fieldset', { class: 'tryout__choice' }, html('legend', {}, label), html('span', { class: 'seg' }, ...labels));
  const set = (/** @type {V} */ wanted) => inputs.forEach((input) => (input.checked = input.value === wanted));
  return { element, set };
}

/**
 * A button that keeps its place and the focus: when it cannot be used it says why.
 *
 * @param {string} words
 * @param {() => void} press
 * @param {(why: string) => void} [refuse] takes the reason to the reader
 * @param {string} [kind] further classes
 */
export function action(words, press, refuse = () => {}, kind = '') {
  const element = html('button', { type: 'button', class: `btn ${kind}`.trim() }, words);
  let why = '';
  element.addEventListener('click', () => (why ? refuse(why) : press()));
  const set = (/** @type {{words?: string, why?: string}} */ to) => {
    if (to.words) element.textContent = to.words;
    why = to.why ?? '';
    if (why) element.setAttribute('aria-disabled', 'true');
    else element.removeAttribute('aria-disabled');
  };
  return { element, set };
}

/** A sentence that a screen reader hears where things came to rest, not at every step. */
export function finding() {
  const element = html('p', { class: 'tryout__finding', role: 'status' });
  let settle = 0;
  const say = (/** @type {string} */ words) => {
    clearTimeout(settle);
    if (!element.textContent) element.textContent = words;
    else settle = setTimeout(() => (element.textContent = words), SETTLED_MS);
  };
  return { element, say };
}
