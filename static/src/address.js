// @ts-check
// data-own-address on the element that shows the student's own broker address: texts of the page that name it
// ([data-address]) follow it, because a lab that is started for the first time gets its address only then.

/** @param {HTMLElement} own */
export function mount(own) {
  const address = own.textContent?.trim();
  if (!address) return;
  document.querySelectorAll('[data-address]').forEach((named) => (named.textContent = address));
}
