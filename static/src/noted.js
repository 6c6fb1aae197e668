// @ts-check
// a[data-noted="URL"]: whoever goes where a message leads has seen it.
import { csrfToken } from './csrf.js';

/** @param {HTMLElement} link */
export function mount(link) {
  link.addEventListener('click', () => {
    void fetch(link.dataset.noted ?? '', { method: 'POST', keepalive: true, headers: { 'X-CSRF-Token': csrfToken() } }).catch(() => {});
  });
}
