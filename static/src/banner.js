// @ts-check
// One strip under the top bar that says what failed and what to try. What was typed stays where it is: nothing is swapped.

/**
 * What failed and is shown. A change keeps its place, whatever the page asks for by itself meanwhile; where there was no answer to a mere question
 * (`path` is null), any answer puts it right.
 *
 * @type {{path: string | null, change: boolean} | null}
 */
let failed = null;

/**
 * @param {string} path
 * @param {XMLHttpRequest | null} answer null: there was none
 * @param {boolean} [change] whether it was to change something
 */
export function showFailure(path, answer, change = false) {
  if (failed?.change && !change) return;
  failed = { path: answer || change ? path : null, change };
  showBanner(sentence(answer));
}

/**
 * The request that had failed has worked: the banner goes.
 *
 * @param {string} path
 */
export function clearFailure(path) {
  if (!failed || (failed.path !== null && failed.path !== path)) return;
  failed = null;
  place().replaceChildren();
}

/** @param {string} message */
export function showBanner(message) {
  const banner = document.createElement('div');
  banner.className = 'banner';
  const text = document.createElement('p');
  text.textContent = message;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'btn btn--small';
  close.textContent = 'Got it';
  close.addEventListener('click', () => {
    failed = null;
    banner.remove();
  });
  banner.append(text, close);
  place().replaceChildren(banner);
}

/** @param {XMLHttpRequest | null} answer */
function sentence(answer) {
  if (!answer || answer.status === 0) return 'The server could not be reached. What you typed is still here: try again in a moment.';
  const told = toldBy(answer);
  if (told && told.length < 500) return told;
  switch (answer.status) {
    case 401:
      return 'You are no longer signed in. Open your resume link in another tab, then try again here: what you typed is still here.';
    case 403:
      return 'That was refused: this page may be too old. Copy what you typed, reload the page and try again.';
    case 404:
      return 'That is not there any more. Reload the page to see what is.';
    case 413:
      return 'That is too large to send. Make it shorter and try again.';
    case 429:
      return 'That was too often in a short time. Wait a moment, then try again.';
    default:
      return answer.status >= 500
        ? `The server failed (${answer.status}). This is not your fault, and what you typed is still here: try again in a moment.`
        : `The server refused that (${answer.status}). What you typed is still here.`;
  }
}

/** The server's own words: plain text, or its error fragment (title and message). @param {XMLHttpRequest} answer */
function toldBy(answer) {
  const type = answer.getResponseHeader('Content-Type') ?? '';
  if (type.startsWith('text/plain')) return answer.responseText.trim();
  if (!type.startsWith('text/html')) return '';
  const error = new DOMParser().parseFromString(answer.responseText, 'text/html').querySelector('.error');
  return [...(error?.querySelectorAll('h4, p') ?? [])].map((part) => part.textContent?.trim().replace(/\.$/, '') + '.').join(' ');
}

/** The element is in every page, so that screen readers hear the change. */
function place() {
  const found = document.getElementById('banners');
  if (found) return found;
  const made = document.createElement('div');
  made.id = 'banners';
  made.setAttribute('role', 'status');
  made.setAttribute('aria-live', 'polite');
  const bar = document.querySelector('.topbar');
  if (bar) bar.after(made);
  else document.body.prepend(made);
  return made;
}
