// @ts-check
// [data-hints]: the hints of a lab. The one that an address names or that was sent just now comes into view, unless the student is typing.
import { choose } from './tabs.js';
import { isTypingNow } from './typing-now.js';

/** The id of the hint to show when the ladder is there with it. */
let wanted = location.hash.startsWith('#hint-') ? location.hash.slice(1) : '';

/** @param {HTMLElement} ladder */
export function mount(ladder) {
  const follow = () => {
    if (location.hash.startsWith('#hint-')) show(location.hash.slice(1));
  };
  addEventListener('hashchange', follow);
  if (wanted) show(wanted);
  wanted = '';
  return () => removeEventListener('hashchange', follow);
}

/** A verdict may open the next one: the ladder asks for itself again. @param {string} [sent] id of a hint that was sent */
export function renew(sent = '') {
  wanted = sent;
  document.querySelector('[data-hints]')?.dispatchEvent(new CustomEvent('millrace:hints'));
}

/** @param {string} id */
function show(id) {
  const hint = document.getElementById(id);
  if (!hint || isTypingNow()) return;
  const tab = document.querySelector(`[role="tab"][aria-controls="${hint.closest('[role="tabpanel"]')?.id ?? ''}"]`);
  if (tab instanceof HTMLElement) choose(tab);
  hint.scrollIntoView({ block: 'nearest' });
}
