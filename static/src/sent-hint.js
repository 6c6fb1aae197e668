// @ts-check
// data-sent-hint: a hint that the instructor sent opens in the lab's ladder, wherever the student is on that page.
import { renew } from './hints.js';

/** @param {HTMLElement} place */
export function mount(place) {
  const look = () => {
    const { lab, number } = place.dataset;
    const hint = lab ? document.querySelector(`[data-hints="${CSS.escape(lab)}"] #hint-${CSS.escape(number ?? '')}`) : null;
    if (hint && !hint.querySelector('.hints__text')) renew(hint.id);
  };
  place.addEventListener('millrace:placed', look);
  look();
}
