// @ts-check
// data-order on a list of items with a number input each ("put in order"): up and down buttons write the places. Without script, the numbers are typed.

/** @param {HTMLElement} list */
export function mount(list) {
  if (list.querySelector('input:disabled')) return; // answered already
  for (const item of list.children) {
    item.append(button(item, -1), button(item, 1));
    item.querySelector('input')?.classList.add('vh');
    item.querySelector('input')?.setAttribute('tabindex', '-1');
  }
  renumber(list);
}

/**
 * @param {Element} item
 * @param {1 | -1} step
 */
function button(item, step) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn btn--quiet btn--icon btn--small';
  made.setAttribute('aria-label', `${step < 0 ? 'Earlier' : 'Later'}: ${item.textContent?.trim().slice(0, 60)}`);
  made.textContent = step < 0 ? '↑' : '↓';
  made.addEventListener('click', () => {
    const list = item.parentElement;
    const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!list || !other) return;
    if (step < 0) other.before(item);
    else other.after(item);
    renumber(list);
    made.focus();
  });
  return made;
}

/** @param {Element} list */
function renumber(list) {
  [...list.children].forEach((item, index) => {
    const input = item.querySelector('input');
    if (input) input.value = String(index + 1);
  });
}
