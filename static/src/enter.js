// @ts-check
// data-enter on a form: Enter sends it, Shift and Enter begins a new line. A form in a popover closes when what was sent has arrived.

/** @param {HTMLElement} form */
export function mount(form) {
  if (!(form instanceof HTMLFormElement)) return;
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('htmx:afterRequest', (event) => {
    const { successful } = /** @type {CustomEvent<{successful: boolean}>} */ (event).detail;
    if (successful && form.matches(':popover-open')) form.hidePopover();
  });
}
