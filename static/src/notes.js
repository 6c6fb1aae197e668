// @ts-check
// data-note="URL": a note that is saved while it is typed, with a preview. Until the server has it the text is kept in this browser. When another tab or
// device saved the note meanwhile nothing is written over: the reader is asked, and both texts stay until then.
import { csrfToken } from './csrf.js';
import { recallText, remember } from './remember.js';

const PAUSE_MS = 700;
const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 30000;
const DIVIDER = '\n\n---\n\n';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** @param {HTMLElement} section with data-note (where to save), data-owner, data-version, a textarea and a [data-saved] */
export function mount(section) {
  const url = section.dataset.note ?? '';
  const area = section.querySelector('textarea');
  if (!area) return;
  const key = `note.${section.dataset.owner}.${url}`;
  let version = Number(section.dataset.version);
  let onServer = area.defaultValue; // something may have been typed before this module was there
  let timer = 0;
  let retry = FIRST_RETRY_MS;
  let sending = false;
  let asking = false;

  const keep = () => remember(key, area.value === onServer ? null : JSON.stringify({ text: area.value, base: version }));
  /** @param {number} ms */
  const later = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };

  async function save() {
    clearTimeout(timer);
    if (sending || asking || !area || area.value === onServer) return;
    sending = true;
    const text = area.value;
    const answer = await send(url, version, text).catch(() => null);
    sending = false;
    if (!answer) {
      say(section, 'Not saved yet. Kept in this browser', true);
      later(retry);
      retry = Math.min(retry * 2, LONGEST_RETRY_MS);
    } else if (answer.refused) say(section, answer.refused, true);
    else if (answer.other !== undefined) ask(answer.other, answer.version);
    else {
      onServer = text;
      version = answer.version;
      retry = FIRST_RETRY_MS;
      say(section, `Saved ${time.format(new Date())}`);
      if (area.value !== onServer) later(PAUSE_MS);
    }
    keep();
  }

  /** @param {string} other @param {number} its */
  function ask(other, its) {
    if (!area) return;
    if (other === area.value) return take(other, its);
    asking = true;
    say(section, 'This note was changed in another tab.', true);
    const both = button('Keep both', () => {
      area.value = `${other}${other.endsWith('\n') ? '' : '\n'}${DIVIDER}${area.value}`;
      take(other, its);
      later(0);
    });
    const theirs = button('Show the other instead', () => {
      area.value = other;
      take(other, its);
    });
    section.querySelector('[data-saved]')?.after(both, theirs);
  }

  /** @param {string} text what the server has @param {number} its version */
  function take(text, its) {
    asking = false;
    onServer = text;
    version = its;
    for (const each of section.querySelectorAll('[data-choice]')) each.remove();
    say(section, '');
    keep();
  }

  const typed = () => {
    keep();
    say(section, area.value === onServer ? '' : 'Typing …');
    later(PAUSE_MS);
  };
  const flush = () => {
    if (area.value === onServer || asking) return;
    keep();
    void send(url, version, area.value, true).catch(() => {});
  };
  const online = () => void save();
  area.addEventListener('input', typed);
  section.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    void save();
  });
  addEventListener('pagehide', flush);
  addEventListener('online', online);
  preview(section, area, url);

  const kept = recallText(key);
  if (kept && kept.text !== onServer) {
    const served = { text: onServer, version };
    area.value = kept.text;
    if (kept.base === version) later(0);
    else ask(served.text, served.version);
  } else if (area.value !== onServer) typed();
  return () => {
    flush();
    clearTimeout(timer);
    removeEventListener('pagehide', flush);
    removeEventListener('online', online);
  };
}

/**
 * @param {string} url @param {number} base @param {string} text @param {boolean} [keepalive]
 * @returns {Promise<{version: number, other?: string, refused?: string}>} rejected when it may work later
 */
async function send(url, base, text, keepalive = false) {
  const answer = await fetch(url, { method: 'PUT', keepalive, headers: { 'X-CSRF-Token': csrfToken() }, body: new URLSearchParams({ base: String(base), text }) });
  if (answer.ok) return answer.json();
  if (answer.status === 409) {
    const { version, text: other } = await answer.json();
    return { version, other };
  }
  if (answer.status === 413) return { version: base, refused: 'Not saved: longer than ten pages. Shorten it' };
  if (answer.status < 500) return { version: base, refused: 'Not saved: reload the page. The text is kept in this browser' };
  throw new Error(`status ${answer.status}`);
}

/** @param {HTMLElement} section @param {HTMLTextAreaElement} area @param {string} url */
function preview(section, area, url) {
  const toggle = section.querySelector('[data-note-preview]');
  const shown = section.querySelector('[data-note-shown]');
  if (!(toggle instanceof HTMLElement) || !(shown instanceof HTMLElement)) return;
  toggle.addEventListener('click', async () => {
    const on = toggle.getAttribute('aria-pressed') !== 'true';
    if (on) {
      const answer = await fetch(`${url}/preview`, { method: 'POST', headers: { 'X-CSRF-Token': csrfToken() }, body: new URLSearchParams({ text: area.value }) }).catch(() => null);
      if (!answer?.ok) return say(section, 'The server cannot be reached: no preview now', true);
      shown.innerHTML = (await answer.text()) || '<p>Nothing written yet.</p>';
    }
    toggle.setAttribute('aria-pressed', String(on));
    shown.hidden = !on;
    area.hidden = on;
    if (!on) area.focus();
  });
}

/** @param {string} label @param {() => void} act */
function button(label, act) {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn--small', textContent: label });
  made.dataset.choice = '';
  made.addEventListener('click', act);
  return made;
}

/** @param {HTMLElement} section @param {string} words @param {boolean} [bad] */
function say(section, words, bad = false) {
  const saved = section.querySelector('[data-saved]');
  if (!(saved instanceof HTMLElement) || saved.textContent === words) return;
  saved.textContent = words;
  saved.dataset.v = bad ? 'fail' : '';
  saved.setAttribute('role', bad ? 'alert' : 'none');
}
