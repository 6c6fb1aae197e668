// @ts-check
// data-bookmarks="URL" lists what of this page is marked: every heading gets a button that marks it. The key D marks the place that is being read.
import { showFailure } from './banner.js';
import { csrfToken } from './csrf.js';

/** @param {HTMLElement} list */
export function mount(list) {
  const url = list.dataset.bookmarks ?? '';
  const prose = list.closest('.prose');
  if (!prose) return; // a page of its own: the forms are there
  for (const item of list.querySelectorAll('li')) {
    const anchor = item.dataset.anchor ?? '';
    const heading = anchor ? document.getElementById(anchor) : prose.querySelector('h1');
    if (!heading || heading.querySelector('.bookmark')) continue;
    heading.append(' ', button(url, anchor, heading.textContent?.trim() ?? '', item.dataset.on !== undefined));
  }
}

/** Marks the section that is being read: the last heading that has passed the top third of the window. */
export function markHere() {
  const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.bookmark')]);
  const here = buttons.findLast((each) => each.getBoundingClientRect().top < innerHeight / 3) ?? buttons[0];
  here?.click();
}

/** @param {string} url @param {string} anchor @param {string} title @param {boolean} on */
function button(url, anchor, title, on) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'bookmark';
  made.setAttribute('aria-pressed', String(on));
  made.setAttribute('aria-label', `Bookmark: ${title}`);
  made.innerHTML = '<svg class="i" aria-hidden="true"><use href="#bookmark"/></svg>';
  made.addEventListener('click', async () => {
    const marked = made.getAttribute('aria-pressed') !== 'true';
    made.setAttribute('aria-pressed', String(marked));
    const answer = await fetch(marked ? url : `${url}?anchor=${encodeURIComponent(anchor)}`, {
      method: marked ? 'PUT' : 'DELETE',
      headers: { 'X-CSRF-Token': csrfToken() },
      body: marked ? new URLSearchParams({ anchor }) : undefined,
    }).catch(() => null);
    if (answer?.ok) return say(marked ? `Bookmarked: ${title}` : `Bookmark removed: ${title}`);
    made.setAttribute('aria-pressed', String(!marked));
    showFailure(url, null);
  });
  return made;
}

/** @param {string} words */
function say(words) {
  let spoken = document.getElementById('bookmark-said');
  if (!spoken) {
    spoken = Object.assign(document.createElement('p'), { id: 'bookmark-said', className: 'vh' });
    spoken.setAttribute('role', 'status');
    document.body.append(spoken);
  }
  spoken.textContent = words;
}
