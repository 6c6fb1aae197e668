// @ts-check
// data-day-time="INSTANT": that instant as the reader's own day and time, 15 Mar 2027, 09:21.

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** @param {HTMLElement} element */
export function mount(element) {
  const at = new Date(element.dataset.dayTime ?? '');
  if (!Number.isNaN(at.getTime())) element.textContent = format.format(at);
}
