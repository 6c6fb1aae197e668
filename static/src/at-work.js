// @ts-check
// Whether whoever looks at this page is in the middle of something that leaving it would tear them out of.

const TYPED_MS = 30000;
const FIELDS = 'textarea, input:not([type="hidden"], [type="range"], [type="search"], [type="submit"], [type="button"]), [contenteditable="true"]';

let typedAt = -Infinity;
for (const kind of ['input', 'keydown', 'paste'])
  document.addEventListener(kind, (event) => {
    if (event.target instanceof Element && event.target.closest(FIELDS)) typedAt = performance.now();
  }, { capture: true, passive: true });

/** Typed just now, something unsaved, a dialog, or something on its way. */
export function isAtWork() {
  return performance.now() - typedAt < TYPED_MS || isUnfinished();
}

/** What would be lost or cut off, whenever it was typed. */
export function isUnfinished() {
  return (
    document.querySelector('dialog[open], [data-editor][data-unsaved], .verdict[data-v="running"], .verdict[data-v="queued"], main [aria-busy="true"], .dock [aria-busy="true"]') !== null ||
    [...document.querySelectorAll('textarea, input')].some(isChanged)
  );
}

/** @param {Element} field */
function isChanged(field) {
  if (field.closest('[data-editor], [data-order]') || !field.checkVisibility()) return false;
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue && field.value.trim() !== '';
  if (!(field instanceof HTMLInputElement) || !field.matches(FIELDS)) return false;
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue && field.value.trim() !== '';
}
