// @ts-check
// data-sent-hint: a hint that the instructor sent opens on the lab's own page and says who sent it; it moves into view unless the student is typing.
import { isTypingNow } from './typing-now.js';

/** @param {HTMLElement} place */
export function mount(place) {
  const look = () => {
    const { lab, number, by } = place.dataset;
    const hint = lab ? document.querySelector(`[data-hints="${CSS.escape(lab)}"] #hint-${CSS.escape(number ?? '')}`) : null;
    if (!(hint instanceof HTMLDetailsElement) || hint.dataset.sent !== undefined) return;
    hint.dataset.sent = '';
    hint.open = true;
    const words = Object.assign(document.createElement('p'), { className: 'hintlist__sent', textContent: `${by || 'Your instructor'} sent you this hint.` });
    words.setAttribute('role', 'status');
    hint.querySelector('summary')?.after(words);
    if (!isTypingNow()) hint.scrollIntoView({ block: 'nearest' });
  };
  place.addEventListener('millrace:placed', look);
  look();
}
