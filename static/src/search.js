// @ts-check
// The dialog that `/` opens: results while you type, arrows to choose, Enter to go there.
import { showFailure } from './banner.js';

const REST_MS = 120;

/** @type {HTMLDialogElement | null} */
let dialog = null;

/** @param {HTMLElement} link the way to the search page, which stays the way without script */
export function mount(link) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
}

export function open() {
  if (dialog?.open) return;
  dialog ??= build();
  if (!dialog.isConnected) document.body.append(dialog);
  dialog.showModal();
  const input = dialog.querySelector('input');
  input?.select();
}

function build() {
  const made = document.createElement('dialog');
  made.className = 'sheet search';
  made.setAttribute('aria-label', 'Search the course');
  made.innerHTML = `<form method="get" action="/search" role="search">
      <label class="vh" for="search-q">Words to look for</label>
      <input class="input" id="search-q" name="q" type="search" maxlength="200" autocomplete="off" spellcheck="false" placeholder="Search the course"
        role="combobox" aria-expanded="true" aria-controls="search-found" aria-autocomplete="list">
    </form>
    <div id="search-found"></div>
    <p class="search__keys"><kbd>↑</kbd> <kbd>↓</kbd> choose <kbd>Enter</kbd> go there <kbd>Esc</kbd> close</p>`;
  const input = /** @type {HTMLInputElement} */ (made.querySelector('input'));
  const results = /** @type {HTMLElement} */ (made.querySelector('#search-found'));
  let timer = 0;
  let asked = 0;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(input, results, ++asked, () => asked), REST_MS);
  });
  made.addEventListener('keydown', (event) => onKey(event, input, results));
  made.addEventListener('click', (event) => {
    const went = event.target instanceof Element && event.target.closest('a');
    if (event.target === made || went) made.close();
  });
  return made;
}

/** @param {HTMLInputElement} input @param {HTMLElement} results @param {number} mine @param {() => number} newest */
async function ask(input, results, mine, newest) {
  try {
    const answer = await fetch(`/search?q=${encodeURIComponent(input.value)}`, { headers: { 'HX-Request': 'true' } });
    const html = await answer.text();
    if (mine !== newest()) return; // a newer one is on its way
    results.innerHTML = html;
    for (const link of results.querySelectorAll('a')) link.setAttribute('role', 'option');
    results.querySelector('ul')?.setAttribute('role', 'listbox');
    results.querySelector('ul')?.setAttribute('aria-label', 'Places found');
    for (const item of results.querySelectorAll('li')) item.setAttribute('role', 'presentation');
    choose(input, results, 0);
  } catch {
    if (mine === newest()) showFailure('/search', null);
  }
}

/** @param {KeyboardEvent} event @param {HTMLInputElement} input @param {HTMLElement} results */
function onKey(event, input, results) {
  const links = [...results.querySelectorAll('a')];
  const now = links.findIndex((link) => link.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    if (links.length) choose(input, results, (now + (event.key === 'ArrowDown' ? 1 : -1) + links.length) % links.length);
  } else if (event.key === 'Enter' && event.target === input && links[now]) {
    event.preventDefault();
    links[now].click();
  }
}

/** @param {HTMLInputElement} input @param {HTMLElement} results @param {number} index */
function choose(input, results, index) {
  input.removeAttribute('aria-activedescendant');
  for (const [i, link] of [...results.querySelectorAll('a')].entries()) {
    link.setAttribute('aria-selected', String(i === index));
    if (i !== index) continue;
    input.setAttribute('aria-activedescendant', link.id);
    link.scrollIntoView({ block: 'nearest' });
  }
}
