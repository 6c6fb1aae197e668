// @ts-check
// data-json-check="#id": while a value is typed that begins like JSON, the place says whether it is. It never stands in the way.

/** @param {HTMLElement} field */
export function mount(field) {
  if (!(field instanceof HTMLTextAreaElement)) return;
  let timer = 0;
  const check = () => {
    const place = document.querySelector(field.dataset.jsonCheck ?? '');
    const words = fault(field.value);
    if (place && place.textContent !== words) place.textContent = words;
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(check, 400);
  };
  field.addEventListener('input', soon);
  field.form?.addEventListener('change', soon);
  return () => clearTimeout(timer);
}

/** @param {string} text */
function fault(text) {
  if (!/^\s*[{[]/.test(text)) return '';
  try {
    JSON.parse(text);
    return '';
  } catch (problem) {
    const lines = text.trim().split('\n');
    if (lines.length > 1 && lines.every((line) => fault(line) === '')) return '';
    return `This begins like JSON but is none: ${problem instanceof Error ? problem.message : ''}. It can be written all the same.`;
  }
}
