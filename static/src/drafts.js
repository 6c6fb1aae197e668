// @ts-check
// Saves a text on every pause in typing, and keeps it in this browser until the server has it: nothing typed is lost by a dead network, a dead
// server or a closed tab. What is kept belongs to one student (data-owner) and one file.
import { csrfToken } from './csrf.js';
import { recallText, remember } from './remember.js';

const PAUSE_MS = 700;
const LONGEST_MS = 5000;
const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 30000;

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/**
 * @param {HTMLElement} element with data-editor (where to save), data-file, data-owner, data-version, and a [data-saved] inside
 * @param {string} served what the server has
 */
export function createSaver(element, served) {
  const url = element.dataset.editor ?? '';
  const file = element.dataset.file ?? '';
  const key = `draft.${element.dataset.owner ?? ''}.${url}.${file}`;
  let version = Number(element.dataset.version ?? 0);
  let current = served;
  let onServer = served;
  let timer = 0;
  let firstChange = 0;
  let retry = FIRST_RETRY_MS;
  let sending = false;

  const keep = () => {
    element.toggleAttribute('data-unsaved', current !== onServer); // a page that follows the class waits for it
    remember(key, current === onServer ? null : JSON.stringify({ text: current, base: version }));
  };
  /** @param {number} ms */
  const later = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };

  async function save() {
    clearTimeout(timer);
    if (sending || current === onServer) return;
    sending = true;
    firstChange = 0;
    const text = current;
    const failure = await send(url, file, text).then(
      (saved) => {
        onServer = text;
        version = saved.version;
        retry = FIRST_RETRY_MS;
        say(element, `Saved ${time.format(new Date(saved.savedAt))}`, `Version ${saved.version}`);
        return null;
      },
      (error) => error,
    );
    sending = false;
    keep();
    if (failure) complain(failure);
    else if (current !== onServer) later(PAUSE_MS);
  }

  /** @param {unknown} failure */
  function complain(failure) {
    if (failure instanceof Refused) return say(element, failure.message, '', true);
    say(element, 'Not saved yet. Kept in this browser', 'The server cannot be reached; this is tried again by itself.', true);
    later(retry);
    retry = Math.min(retry * 2, LONGEST_RETRY_MS);
  }

  const flush = () => {
    if (current === onServer) return;
    keep();
    // a request that outlives the page carries 64 KiB at most; more waits in this browser for the next visit
    if (current.length < 50000) void send(url, file, current, true).catch(() => {});
  };
  const online = () => void save();
  addEventListener('pagehide', flush);
  addEventListener('online', online);

  const kept = recallText(key);
  if (kept && kept.text !== served) {
    if (kept.base === version) {
      current = kept.text;
      later(0);
    } else {
      offer(element, kept.text, () => remember(key, null));
    }
  }

  return {
    /** what the editor begins with */
    text: current,
    /** @param {string} text */
    changed(text) {
      current = text;
      keep();
      if (text === onServer) return clearTimeout(timer);
      say(element, 'Typing …', '');
      const now = performance.now();
      if (!firstChange) firstChange = now;
      later(Math.max(0, Math.min(PAUSE_MS, firstChange + LONGEST_MS - now)));
    },
    close() {
      flush();
      clearTimeout(timer);
      removeEventListener('pagehide', flush);
      removeEventListener('online', online);
    },
  };
}

/** The server read the text and will not have it; trying again changes nothing. */
class Refused extends Error {}

/**
 * @param {string} url
 * @param {string} file
 * @param {string} source
 * @param {boolean} [keepalive]
 * @returns {Promise<{version: number, savedAt: string}>}
 */
async function send(url, file, source, keepalive = false) {
  const answer = await fetch(url, { method: 'PUT', keepalive, headers: { 'X-CSRF-Token': csrfToken() }, body: new URLSearchParams({ file, source }) });
  if (answer.ok) return answer.json();
  if (answer.status === 413) throw new Refused('Not saved: more than 1 MB of text');
  if (answer.status === 401 || answer.status === 403) throw new Refused('Not saved: reload the page. The text is kept in this browser');
  if (answer.status < 500) throw new Refused('Not saved: the lab has changed. Reload the page');
  throw new Error(`status ${answer.status}`);
}

/**
 * @param {HTMLElement} element
 * @param {string} words
 * @param {string} title
 * @param {boolean} [bad]
 */
function say(element, words, title, bad = false) {
  const saved = element.querySelector('[data-saved]');
  if (!(saved instanceof HTMLElement) || saved.textContent === words) return;
  saved.textContent = words;
  saved.title = title;
  saved.dataset.v = bad ? 'fail' : '';
  saved.setAttribute('role', bad ? 'alert' : 'none');
}

/**
 * The server has a newer text than the one that this browser kept: the student decides.
 *
 * @param {HTMLElement} element
 * @param {string} text
 * @param {() => void} forget
 */
function offer(element, text, forget) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn--small';
  button.textContent = 'Bring back unsaved text of this browser';
  button.addEventListener('click', () => {
    element.dispatchEvent(new CustomEvent('millrace:bring-back', { detail: text }));
    forget();
    button.remove();
  });
  element.querySelector('.tool')?.append(button);
}
