// @ts-check
// data-show-big="HERON-27": the text over the whole screen, for the projector. Esc or a click closes it.

/** @param {HTMLElement} button */
export function mount(button) {
  button.addEventListener('click', () => {
    const dialog = document.createElement('dialog');
    dialog.className = 'big';
    dialog.setAttribute('aria-label', button.getAttribute('aria-label') ?? 'Shown big');
    const text = Object.assign(document.createElement('p'), { className: 'big__code', textContent: button.dataset.showBig ?? '' });
    const where = Object.assign(document.createElement('p'), { textContent: `Join at ${location.host}` });
    const close = Object.assign(document.createElement('button'), { className: 'btn', type: 'button', textContent: 'Close' });
    dialog.append(where, text, close);
    dialog.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  });
}
