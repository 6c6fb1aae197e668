// @ts-check
// data-poll: a poll opens by itself when it comes, and when its result comes, unless the student is typing; then the strip says so and waits.
// It closes when the answer has arrived. P opens it and goes to its first field.
import { isTypingNow } from './typing-now.js';

/** @param {HTMLElement} poll */
export function mount(poll) {
  if (!(poll instanceof HTMLDetailsElement)) return;
  let told = false;
  const look = () => {
    const unanswered = poll.querySelector('fieldset:not([disabled])') && !poll.querySelector(':checked, input[value]:not([value=""]):not([type="hidden"]):not([type="radio"]):not([type="checkbox"])');
    const news = poll.querySelector('.poll__told') !== null && !told;
    told = poll.querySelector('.poll__told') !== null;
    return unanswered || news;
  };
  const openIfFree = () => {
    if (look() && !isTypingNow()) poll.open = true;
  };
  const onPlaced = (/** @type {Event} */ event) => {
    if (event.target instanceof Element && event.target.id === 'poll' && poll.querySelector('.poll__told') && !told) openIfFree();
  };
  poll.addEventListener('htmx:afterRequest', (event) => {
    const { successful, xhr } = /** @type {CustomEvent<{successful: boolean, xhr: XMLHttpRequest}>} */ (event).detail;
    if (!successful || xhr.status !== 200) return;
    const inside = poll.contains(document.activeElement);
    poll.open = false;
    if (inside) poll.querySelector('summary')?.focus();
  });
  poll.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !poll.open) return;
    event.stopPropagation();
    poll.open = false;
    poll.querySelector('summary')?.focus();
  });
  document.addEventListener('millrace:placed', onPlaced);
  openIfFree();
  return () => document.removeEventListener('millrace:placed', onPlaced);
}

/** The key P. */
export function goToPoll() {
  const poll = document.querySelector('details[data-poll]');
  if (!(poll instanceof HTMLDetailsElement)) return;
  poll.open = true;
  const field = poll.querySelector(/** @type {'input'} */ ('fieldset:not([disabled]) input, fieldset:not([disabled]) textarea')) ?? poll.querySelector('summary');
  field?.focus();
}
