// @ts-check
// data-after-send="reset close" on a form that stays in the page: when what was sent has arrived, it is empty again, or its fold closes.

/** @param {HTMLElement} form */
export function mount(form) {
  if (!(form instanceof HTMLFormElement)) return;
  const wishes = (form.dataset.afterSend ?? '').split(' ');
  form.addEventListener('htmx:afterRequest', (event) => {
    const { successful, elt } = /** @type {CustomEvent<{successful: boolean, elt: Element}>} */ (event).detail;
    if (!successful || elt !== form) return;
    if (wishes.includes('reset')) form.reset();
    const fold = form.closest('details');
    if (!wishes.includes('close') || !fold) return;
    const inside = fold.contains(document.activeElement);
    fold.open = false;
    if (inside) fold.querySelector('summary')?.focus();
  });
}
