// @ts-check
// A labelled slider of a figure: the design's range with its readout beside the label.
import { html } from './svg.js';

let count = 0;

/**
 * @param {{label: string, min: number, max: number, value: number, say: (value: number) => string, change: (value: number) => void}} of
 * @returns {HTMLElement}
 */
export function slider({ label, min, max, value, say, change }) {
  const id = `slider-${++count}`;
  const output = html('b', { class: 'num' });
  const range = html('input', { class: 'range', type: 'range', id, min, max, step: 1, value });
  const show = () => {
    const at = Number(range.value);
    output.textContent = say(at);
    range.setAttribute('aria-valuetext', say(at));
    range.style.setProperty('--p', String((at - min) / (max - min)));
  };
  range.addEventListener('input', () => {
    show();
    change(Number(range.value));
  });
  show();
  return html('div', { class: 'tryout__control' }, html('label', { for: id }, label, ' ', output), range);
}
