// @ts-check
// data-pause="#id": stops and goes on with what an event stream writes into that place, or with its asking for news.
import { release } from './live-regions.js';

/** @param {HTMLElement} button */
export function mount(button) {
  button.addEventListener('click', () => {
    const target = document.querySelector(button.dataset.pause ?? '');
    const paused = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(paused));
    if (!target) return;
    target.toggleAttribute('data-paused', paused);
    if (!paused) release(target);
  });
}
