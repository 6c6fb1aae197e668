// @ts-check
// data-presenter: the notes of the slide that is shown, the time of day, and the time since this step began (kept while the tab lives).

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** @param {HTMLElement} view */
export function mount(view) {
  const key = `millrace.presented.${location.pathname}`;
  let since = Number(read(key)) || keep(key, Date.now());
  const minutes = Number(view.dataset.minutes);

  const tick = () => {
    const seconds = Math.max(0, Math.floor((Date.now() - since) / 1000));
    put(view, '[data-wall-clock]', clock.format(new Date()));
    put(view, '[data-elapsed]', `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);
    view.toggleAttribute('data-over', seconds >= minutes * 60);
  };
  const notes = (/** @type {number} */ slide) => {
    const parts = /** @type {HTMLElement[]} */ ([...view.querySelectorAll('[data-notes-from]')]);
    const here = parts.findLast((part) => Number(part.dataset.notesFrom) <= slide);
    for (const part of parts) part.hidden = part !== here;
  };

  view.addEventListener('millrace:slide', (event) => notes(/** @type {CustomEvent<number>} */ (event).detail));
  notes(Number(/^#s(\d+)$/.exec(location.hash)?.[1] ?? 1));
  view.querySelector('[data-elapsed-restart]')?.addEventListener('click', () => {
    since = keep(key, Date.now());
    tick();
  });
  tick();
  const timer = setInterval(tick, 500);
  return () => clearInterval(timer);
}

/** @param {HTMLElement} view @param {string} selector @param {string} text */
function put(view, selector, text) {
  const place = view.querySelector(selector);
  if (place && place.textContent !== text) place.textContent = text;
}

/** @param {string} key */
function read(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {number} instant */
function keep(key, instant) {
  try {
    sessionStorage.setItem(key, String(instant));
  } catch {
    // forbidden: a reload begins anew
  }
  return instant;
}
