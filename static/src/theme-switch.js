// @ts-check
// data-set="theme": switches light and dark and remembers it. Editors and terminals hear `millrace:theme` and read the tokens again.
import { remember } from './remember.js';

const root = document.documentElement;

/** @param {HTMLElement} button */
export function mount(button) {
  button.addEventListener('click', () => {
    const theme = getComputedStyle(root).colorScheme === 'dark' ? 'light' : 'dark';
    root.dataset.theme = theme;
    remember('theme', theme);
    document.dispatchEvent(new CustomEvent('millrace:theme', { detail: theme }));
  });
}
