// @ts-check
// Times of records in their reader's zone: the server wrote them in its own.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 });

/** @type {WeakMap<Element, string | null>} what was written by this page */
const written = new WeakMap();

/** @param {Element} scope */
export function toLocalTimes(scope) {
  for (const time of scope.querySelectorAll('tr time, [data-record-time]')) {
    const at = new Date(time.getAttribute('datetime') ?? '');
    if (Number.isNaN(at.getTime()) || written.get(time) === time.textContent) continue;
    time.setAttribute('title', at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'long' }));
    const whole = time.hasAttribute('data-record-time');
    time.textContent = (isToday(at) && !whole ? '' : `${isoDay(at)} `) + clock.format(at) + (whole ? ` ${zoneWords()}` : '');
    written.set(time, time.textContent);
  }
}

/** The form sends the zone along, and the page says which it is. @param {HTMLElement} panel */
export function tellZone(panel) {
  const field = panel.querySelector('[data-zone-field]');
  if (field instanceof HTMLInputElement) field.value = zone;
  const words = zoneWords();
  for (const element of panel.querySelectorAll('[data-zone]')) if (element.textContent !== words) element.textContent = words;
}

/** "UTC", "UTC+1", "UTC+5:30": the zone as it is now. */
function zoneWords() {
  const minutes = -new Date().getTimezoneOffset();
  if (minutes === 0) return 'UTC';
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes > 0 ? '+' : '-'}${Math.trunc(Math.abs(minutes) / 60)}${rest ? ':' + String(rest).padStart(2, '0') : ''}`;
}

/** @param {Date} at */
const isToday = (at) => at.toDateString() === new Date().toDateString();

/** @param {Date} at */
const isoDay = (at) => `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
