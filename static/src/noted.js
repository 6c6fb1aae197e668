// @ts-check
// a[data-noted="URL"]: whoever goes where a message leads has seen it.

/** @param {HTMLElement} link */
export function mount(link) {
  link.addEventListener('click', () => {
    const token = document.querySelector('meta[name="csrf-token"]')?.getAttribute('content') ?? '';
    void fetch(link.dataset.noted ?? '', { method: 'POST', keepalive: true, headers: { 'X-CSRF-Token': token } }).catch(() => {});
  });
}
