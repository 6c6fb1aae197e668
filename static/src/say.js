// @ts-check
// [data-say]: the form is empty again once its message was said, and a refusal is gone.

/** @param {HTMLElement} form */
export function mount(form) {
  form.addEventListener('htmx:afterRequest', (event) => {
    const { xhr, elt } = /** @type {CustomEvent} */ (event).detail;
    if (!(xhr?.status < 300) || elt !== form || !(form instanceof HTMLFormElement)) return;
    form.reset();
    const refused = form.querySelector('#say-refused');
    if (refused instanceof HTMLElement) refused.hidden = true;
  });
}
