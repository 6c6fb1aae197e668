// @ts-check
// Keeps the windows that show slides in step. A place is said to the other windows of this browser at once, and to the server when the keys rest; the
// server tells every device. What comes back while our own word is on its way is older than it, and passed over.
import { csrfToken } from './csrf.js';
import { openStream } from './sse.js';

/** @typedef {{id?: number, step: string, slide: number}} Place */

const REST_MS = 120;
const RETRY_MS = 2000;

/**
 * @param {string} slug
 * @param {(place: Place, first: boolean) => void} heard the first word after opening is where the class was
 */
export function announcer(slug, heard) {
  const channel = new BroadcastChannel('millrace.slides');
  let timer = 0;
  let pending = 0;
  let newest = 0;

  channel.onmessage = (event) => heard(event.data, false);
  const stop = openStream('/class/slides/events', {
    message: (event) => {
      const place = /** @type {Place} */ (JSON.parse(event.data));
      if (pending || timer || (place.id ?? 0) <= newest) return;
      const first = newest === 0;
      newest = place.id ?? 0;
      heard(place, first);
    },
  });

  /** @param {number} slide */
  const send = async (slide) => {
    timer = 0;
    pending++;
    try {
      newest = Math.max(newest, await tell(slug, slide));
    } catch {
      timer = setTimeout(() => void send(slide), RETRY_MS);
    } finally {
      pending--;
    }
  };

  // who leaves in the moment after a key has still said it
  let said = 0;
  const leave = () => {
    if (timer) void tell(slug, said).catch(() => {});
  };
  addEventListener('pagehide', leave);

  return {
    /** @param {number} slide */
    say(slide) {
      said = slide;
      channel.postMessage({ step: slug, slide });
      clearTimeout(timer);
      timer = setTimeout(() => void send(slide), REST_MS);
    },
    close() {
      clearTimeout(timer);
      removeEventListener('pagehide', leave);
      stop();
      channel.close();
    },
  };
}

/** @param {string} slug @param {number} slide @returns {Promise<number>} the position in the log */
async function tell(slug, slide) {
  const answer = await fetch(`/course/${slug}/slides/shown`, { method: 'PUT', keepalive: true, headers: { 'X-CSRF-Token': csrfToken() }, body: new URLSearchParams({ slide: String(slide) }) });
  if (!answer.ok && answer.status >= 500) throw new Error(`status ${answer.status}`);
  return answer.ok ? (await answer.json()).id : 0;
}
