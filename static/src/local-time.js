// @ts-check
// data-time="INSTANT": that instant as the reader's own time of day, 12:21:03.

const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** @param {HTMLElement} element */
export function mount(element) {
  const at = new Date(element.dataset.time ?? '');
  if (Number.isNaN(at.getTime())) return;
  element.textContent = format.format(at);
  element.title = at.toLocaleString();
}
