// @ts-check
// data-slides="SLUG": one slide at a time, by keys, buttons and touch, each with an address of its own (#s3). Every window of the class shows the same
// slide: those of this browser hear it by BroadcastChannel, those of other devices from the server. With data-leads (the presenter's view) a
// window brings the others to its lesson when it opens; with data-watches (a student's) it leads nobody.
import { announcer } from './slides-together.js';
import { fit } from './slides-fit.js';
import { watcher } from './slides-watch.js';

/** @param {HTMLElement} deck */
export function mount(deck) {
  const slug = deck.dataset.slides ?? '';
  const slides = /** @type {HTMLElement[]} */ ([...deck.querySelectorAll('.slide')]);
  const presents = deck.dataset.leads !== undefined;
  // a presenter's view that followed another window here must not lead it back to where that was
  const leads = presents && !new URLSearchParams(location.search).has('followed');
  const left = new AbortController();
  let now = 0;

  /** @param {number} number from 1 */
  const show = (number) => {
    const to = Math.max(1, Math.min(slides.length, number));
    if (to === now) return false;
    now = to;
    slides.forEach((slide, index) => {
      slide.toggleAttribute('data-now', index === now - 1);
      slide.toggleAttribute('data-next', index === now);
    });
    deck.toggleAttribute('data-last', now === slides.length);
    history.replaceState(history.state, '', `${location.pathname}#s${now}`);
    const words = `${now} / ${slides.length}`;
    for (const count of document.querySelectorAll('[data-slide-count]')) count.textContent = words;
    for (const spoken of document.querySelectorAll('[data-slide-spoken]')) spoken.textContent = `Slide ${now} of ${slides.length}`;
    fit(deck);
    deck.dispatchEvent(new CustomEvent('millrace:slide', { detail: now, bubbles: true }));
    return true;
  };
  /** @param {import('./slides-together.js').Place} place */
  const follow = (place) => {
    if (place.step === slug) show(place.slide);
    else location.assign(`/course/${place.step}/${presents ? 'presenter' : 'slides'}?followed#s${place.slide}`);
  };
  const watches = deck.dataset.watches === undefined ? null : watcher(slug, follow);
  const together = announcer(slug, (place, first) => {
    // a window opened for another step than the class was on stays there
    const stays = first && place.step !== slug;
    if (watches) watches.heard(place, stays);
    else if (!stays) follow(place);
  });
  /** @param {number} number */
  const go = (number) => show(number) && (watches ? watches.leave() : together.say(now));

  show(inAddress() ?? Number(deck.dataset.at ?? 1));
  if (leads) together.say(now);
  addEventListener('hashchange', () => go(inAddress() ?? now), { signal: left.signal });
  addEventListener('resize', () => fit(deck), { signal: left.signal });
  // before the keys of every page, some of which mean something else there
  addEventListener('keydown', (event) => onKey(event, () => now, slides.length, go), { signal: left.signal, capture: true });
  for (const button of document.querySelectorAll('[data-slide]'))
    button.addEventListener('click', () => press(button.getAttribute('data-slide'), now, go, watches), { signal: left.signal });
  swipes(deck, (step) => go(now + step), left.signal);
  // what scripts draw on a slide (figures, tabs) changes its size
  const drawn = new MutationObserver(() => fit(deck));
  drawn.observe(deck, { childList: true, subtree: true, attributeFilter: ['hidden'] });
  return () => {
    left.abort();
    drawn.disconnect();
    together.close();
  };
}

/** @returns {number | null} the slide that the address names */
function inAddress() {
  const found = /^#s(\d{1,4})$/.exec(location.hash);
  return found ? Number(found[1]) : null;
}

/** @param {string | null} what @param {number} now @param {(number: number) => void} go @param {import('./slides-watch.js').Watcher | null} watches */
function press(what, now, go, watches) {
  if (what === 'full') void fullScreen();
  else if (what === 'follow') watches?.toggle();
  else go(now + (what === 'next' ? 1 : -1));
}

async function fullScreen() {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen().catch(() => {}); // a phone that has none
}

/** @param {KeyboardEvent} event @param {() => number} now @param {number} last @param {(number: number) => void} go */
function onKey(event, now, last, go) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]')) return;
  const at = event.composedPath()[0];
  const inControl = at instanceof Element && at.closest('input, select, textarea, [role="tab"], [role="slider"]');
  const pressable = at instanceof Element && at.closest('button, a, summary');
  if (inControl || (pressable && (event.key === ' ' || event.key === 'Enter'))) return;
  const to = target(event, now(), last);
  if (to === null) return;
  event.preventDefault();
  if (to === 'full') void fullScreen();
  else go(to);
}

/** @param {KeyboardEvent} event @param {number} now @param {number} last @returns {number | 'full' | null} */
function target(event, now, last) {
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
    case 'Enter':
      return now + 1;
    case ' ':
      return event.shiftKey ? now - 1 : now + 1;
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
    case 'Backspace':
      return now - 1;
    case 'Home':
      return 1;
    case 'End':
      return last;
    case 'f':
    case 'F':
      return document.querySelector('[data-slide="full"]') ? 'full' : null;
    default:
      return null;
  }
}

/** @param {HTMLElement} deck @param {(step: 1 | -1) => void} turn @param {AbortSignal} signal */
function swipes(deck, turn, signal) {
  let x = 0;
  let y = 0;
  deck.addEventListener('touchstart', (event) => ([x, y] = [event.touches[0].clientX, event.touches[0].clientY]), { signal, passive: true });
  deck.addEventListener(
    'touchend',
    (event) => {
      const dx = event.changedTouches[0].clientX - x;
      const dy = event.changedTouches[0].clientY - y;
      const at = event.target;
      const scrolls = at instanceof Element && at.closest('input, [role="slider"], pre');
      if (!scrolls && Math.abs(dx) > 50 && Math.abs(dx) > 2 * Math.abs(dy)) turn(dx < 0 ? 1 : -1);
    },
    { signal, passive: true },
  );
}
