// @ts-check
// [data-compile="/labs/x/compile"]: half a second after a pause in typing the texts of this form are compiled. What the compiler says goes to the
// editors and, in one sentence, to [data-compiled]. One request at a time; an answer to a text that has changed since is not shown.
import { csrfToken } from './csrf.js';

/** @typedef {import('./editor-problems.js').Problem} Problem */
/** @typedef {{state: 'done' | 'busy' | 'off', ok: boolean, diagnostics: Problem[]}} Answer */

const PAUSE_MS = 500;
const BUSY_MS = 1500;
const LONGEST_BUSY_MS = 12000;

/** @param {HTMLElement} element */
export function mount(element) {
  if (!(element instanceof HTMLFormElement)) return;
  const form = element;
  const url = element.dataset.compile ?? '';
  const said = element.querySelector('[data-compiled]');
  const button = element.querySelector('[data-show-problem]');
  const gone = new AbortController();
  let timer = 0;
  let changes = 0;
  let asking = false;
  let busy = BUSY_MS;
  let off = false;
  let touched = false;

  /** @param {number} ms */
  const later = (ms) => {
    clearTimeout(timer);
    if (!off) timer = setTimeout(() => void compile(), ms);
  };

  async function compile() {
    if (asking || off) return;
    asking = true;
    const asked = changes;
    const answer = await ask(url, form, gone.signal).catch(() => null);
    asking = false;
    if (gone.signal.aborted) return;
    if (answer?.state === 'off') off = true;
    else if (asked !== changes) later(PAUSE_MS);
    else if (answer?.state === 'done') show(answer.diagnostics);
    else later((busy = Math.min(busy * 1.5, LONGEST_BUSY_MS)));
  }

  /** @param {Problem[]} problems */
  function show(problems) {
    busy = BUSY_MS;
    document.dispatchEvent(new CustomEvent('millrace:typed', { detail: problems }));
    say(problems);
  }

  /** @param {Problem[]} problems */
  function say(problems) {
    const words = summary(problems);
    const first = problems.find((problem) => problem.error) ?? problems[0];
    const detail = first && { file: first.file, line: first.line, column: first.column };
    if (button instanceof HTMLElement) {
      button.hidden = !first;
      button.onclick = () => document.dispatchEvent(new CustomEvent('millrace:goto', { detail }));
    }
    if (!(said instanceof HTMLElement) || said.textContent === words) return;
    said.textContent = words;
    said.dataset.v = problems.some((problem) => problem.error) ? 'fail' : problems.length ? 'warn' : 'pass';
  }

  const { signal } = gone;
  element.addEventListener('input', () => {
    changes++;
    later(PAUSE_MS);
  }, { signal });
  element.addEventListener('focusin', (event) => {
    if (touched || !(event.target instanceof Element) || !event.target.closest('[data-editor]')) return;
    touched = true;
    later(PAUSE_MS);
  }, { signal });
  // a run has compiled as well: its words are the newer ones
  document.addEventListener('millrace:problems', (event) => say(/** @type {CustomEvent<Problem[]>} */ (event).detail), { signal });
  return () => {
    gone.abort();
    clearTimeout(timer);
  };
}

/**
 * @param {string} url
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal
 * @returns {Promise<Answer | null>}
 */
async function ask(url, form, signal) {
  const body = new URLSearchParams();
  for (const [name, text] of new FormData(form)) if (name.startsWith('source:') && typeof text === 'string') body.append(name, text);
  const answer = await fetch(url, { method: 'POST', headers: { 'X-CSRF-Token': csrfToken() }, body, signal });
  if (answer.ok) return answer.json();
  return answer.status < 500 ? { state: 'off', ok: false, diagnostics: [] } : null;
}

/** @param {Problem[]} problems */
function summary(problems) {
  const errors = problems.filter((problem) => problem.error);
  const first = errors[0] ?? problems[0];
  if (!first) return 'Compiles';
  const place = `line ${first.line}: ${first.message.split('\n', 1)[0]}`;
  if (errors.length === 0) return `Compiles, ${count(problems.length, 'warning')}, ${place}`;
  return errors.length === 1 ? `1 error, ${place}` : `${count(errors.length, 'error')}, the first in ${place}`;
}

/** @param {number} number @param {string} what */
function count(number, what) {
  return number === 1 ? `1 ${what}` : `${number} ${what}s`;
}
