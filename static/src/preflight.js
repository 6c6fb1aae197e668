// @ts-check
// data-preflight="URL": checks by itself whether this computer is ready for the class, reports it there, and shows the answer.
// What it reports is one known word a check; the sentences are the server's.
import htmx from 'htmx.org';
import { csrfToken } from './csrf.js';
import { place } from './live-regions.js';

const STREAM = '/class/here/events';
/** The stream's first event is sent at once. */
const EVENT_MS = 8000;
const CLOCK_MS = 60000;

/** @param {HTMLElement} panel */
export function mount(panel) {
  const again = panel.querySelector('[data-preflight-again]');
  const left = new AbortController();
  let running = false;
  const run = async () => {
    if (running) return;
    running = true;
    panel.setAttribute('aria-busy', 'true');
    say(panel, 'Checking this computer…');
    try {
      const url = panel.dataset.preflight ?? '';
      const [events, clock] = await Promise.all([eventArrives(left.signal), clockOf(url, left.signal)]);
      await report(url, { browser: browser(), events, clock }, left.signal);
    } catch {
      if (!left.signal.aborted) say(panel, 'The server did not answer, so nothing is known. Look at your network, then press Check again.');
    } finally {
      running = false;
      panel.removeAttribute('aria-busy');
    }
  };
  if (again instanceof HTMLElement) again.hidden = false;
  again?.addEventListener('click', () => {
    void run();
    htmx.trigger('#preflight-lab', 'preflight:again', {});
  });
  void run();
  return () => left.abort();
}

/**
 * @param {HTMLElement} panel
 * @param {string} sentence
 */
function say(panel, sentence) {
  const summary = panel.querySelector('[role="status"]');
  if (summary) summary.textContent = sentence;
}

/**
 * @param {string} url
 * @param {Record<string, string>} found
 * @param {AbortSignal} signal
 */
async function report(url, found, signal) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'X-CSRF-Token': csrfToken(), 'HX-Request': 'true' },
    body: new URLSearchParams(found),
    signal,
  });
  if (!answer.ok) throw new Error(`refused: ${answer.status}`);
  place(await answer.text()); // nothing, when the class has begun meanwhile
}

/** What the bundles and the style sheets use, as far as a browser that runs modules can lack it. */
function browser() {
  const has =
    'EventSource' in window &&
    'ResizeObserver' in window &&
    'any' in AbortSignal &&
    'findLast' in Array.prototype &&
    'checkVisibility' in Element.prototype &&
    'showModal' in HTMLDialogElement.prototype &&
    CSS.supports('selector(:has(a))') &&
    CSS.supports('selector(&)') &&
    CSS.supports('container-type', 'inline-size') &&
    CSS.supports('color', 'color-mix(in srgb, red, blue)');
  if (!has) return 'outdated';
  return remembers() ? 'fine' : 'forgetful';
}

function remembers() {
  try {
    localStorage.setItem('preflight', '1');
    localStorage.removeItem('preflight');
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether an event of the students' stream comes through, asked with a connection of its own that is closed at once.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<'fine' | 'held'>}
 */
function eventArrives(signal) {
  if (!('EventSource' in window)) return Promise.resolve('held');
  return new Promise((resolve) => {
    const source = new EventSource(STREAM);
    /** @param {'fine' | 'held'} result */
    const end = (result) => {
      clearTimeout(timer);
      source.close();
      resolve(result);
    };
    const timer = setTimeout(() => end('held'), EVENT_MS);
    source.onmessage = () => end('fine');
    source.addEventListener('beat', () => end('fine'));
    signal.addEventListener('abort', () => end('held'));
  });
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<'fine' | 'ahead' | 'behind'>}
 */
async function clockOf(url, signal) {
  const asked = Date.now();
  const answer = await fetch(url, { cache: 'no-store', headers: { 'HX-Request': 'true' }, signal });
  const heard = Date.now();
  if (!answer.ok) throw new Error(`refused: ${answer.status}`);
  const at = Date.parse(/data-now="([^"]+)"/.exec(await answer.text())?.[1] ?? '');
  const ahead = (asked + heard) / 2 - at;
  if (!(Math.abs(ahead) > CLOCK_MS)) return 'fine';
  return ahead > 0 ? 'ahead' : 'behind';
}
