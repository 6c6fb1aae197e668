// @ts-check
// data-reading: how pages look on this device, remembered here: theme and size of the text. The keys T, + and − change the same.
import { recall, remember } from './remember.js';

const root = document.documentElement;
/** @type {readonly (readonly [value: string, label: string])[]} */
const THEMES = [
  ['', 'Like my system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];
/** @type {readonly (readonly [value: string, label: string])[]} */
const SIZES = [
  ['s', 'Small'],
  ['', 'Usual'],
  ['l', 'Large'],
  ['xl', 'Largest'],
];

/** @param {HTMLElement} host */
export function mount(host) {
  const draw = () =>
    host.replaceChildren(
      choice('Theme', 'theme', THEMES, recall('theme') ?? '', chooseTheme),
      choice('Size of the text', 'text', SIZES, recall('text') ?? '', chooseSize),
    );
  draw();
  document.addEventListener('millrace:reading', draw);
  return () => document.removeEventListener('millrace:reading', draw);
}

/** @param {string} theme light, dark or nothing */
function chooseTheme(theme) {
  remember('theme', theme || null);
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  document.dispatchEvent(new CustomEvent('millrace:theme', { detail: getComputedStyle(root).colorScheme }));
}

/** @param {string} size s, l, xl or nothing */
function chooseSize(size) {
  remember('text', size || null);
  if (size) root.dataset.text = size;
  else delete root.dataset.text;
  dispatchEvent(new Event('resize')); // what measures itself does so again
}

/** One step larger or smaller. @param {1 | -1} step */
export function resize(step) {
  const now = SIZES.findIndex(([value]) => value === (root.dataset.text ?? ''));
  const next = SIZES[Math.max(0, Math.min(SIZES.length - 1, now + step))];
  chooseSize(next[0]);
  document.dispatchEvent(new CustomEvent('millrace:reading'));
}

/**
 * @param {string} legend @param {string} name @param {readonly (readonly [string, string])[]} options @param {string} now
 * @param {(value: string) => void} choose
 */
function choice(legend, name, options, now, choose) {
  const field = document.createElement('fieldset');
  field.className = 'tryout__choice';
  field.append(Object.assign(document.createElement('legend'), { textContent: legend }));
  const seg = Object.assign(document.createElement('div'), { className: 'seg' });
  for (const [value, label] of options) {
    const input = Object.assign(document.createElement('input'), { type: 'radio', name: `reading-${name}`, value, checked: value === now });
    input.addEventListener('change', () => choose(value));
    const made = document.createElement('label');
    made.append(input, label);
    seg.append(made);
  }
  field.append(seg);
  return field;
}
