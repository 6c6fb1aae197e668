// @ts-check
// data-quiz on a question's form: the digit keys choose an option while the focus is inside, and the explanation is brought into view once it is there.

/** @param {HTMLElement} quiz */
export function mount(quiz) {
  quiz.addEventListener('keydown', (event) => {
    const digit = /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey ? Number(event.key) : 0;
    const target = /** @type {Element} */ (event.target);
    if (!digit || target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select')) return;
    const option = quiz.querySelectorAll('input[type="radio"], input[type="checkbox"]')[digit - 1];
    if (!(option instanceof HTMLInputElement) || option.disabled) return;
    event.preventDefault();
    option.focus();
    option.click();
  });
}

document.addEventListener('htmx:afterSettle', (event) => {
  const swapped = /** @type {Element} */ (event.target);
  swapped.closest('[data-quiz], .quiz')?.querySelector('.quiz__why')?.scrollIntoView({ block: 'nearest' });
});
