// @ts-check
// data-poll="waiting | answered | closed | told": a poll opens by itself when it comes and when its result comes, once, unless the student is
// typing; then its strip waits. It closes when the answer has arrived. P opens it and goes to its first field.
import { recall, remember } from './remember.js';
import { isTypingNow } from './typing-now.js';

/** @param {HTMLElement} poll */
export function mount(poll) {
  if (!(poll instanceof HTMLDetailsElement)) return;
  const openOnce = () => {
    const { poll: state } = poll.dataset;
    const now = `${poll.id} ${state}`;
    if ((state !== 'waiting' && state !== 'told') || recall('poll') === now || isTypingNow()) return;
    poll.open = true;
    if (state === 'told') remember('poll', now);
  };
  /** @param {Event} event */
  const onPlaced = (event) => {
    if (event.target instanceof Element && event.target.contains(poll)) openOnce();
  };
  const fold = () => {
    const inside = poll.contains(document.activeElement);
    poll.open = false;
    if (inside) poll.querySelector('summary')?.focus();
  };
  poll.addEventListener('htmx:afterRequest', (event) => {
    const { xhr } = /** @type {CustomEvent<{xhr: XMLHttpRequest}>} */ (event).detail;
    if (xhr.status === 200) fold();
  });
  poll.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !poll.open) return;
    event.stopPropagation();
    fold();
  });
  document.addEventListener('millrace:placed', onPlaced);
  openOnce();
  return () => document.removeEventListener('millrace:placed', onPlaced);
}

/** The key P. */
export function goToPoll() {
  const poll = document.querySelector('details[data-poll]');
  if (!(poll instanceof HTMLDetailsElement)) return;
  poll.open = true;
  const field = poll.querySelector(/** @type {'input'} */ ('fieldset:not([disabled]) input')) ?? poll.querySelector('summary');
  field?.focus();
}
