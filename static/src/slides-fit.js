// @ts-check
// A slide is shown whole: what is taller or wider than its box is drawn smaller, down to half; beyond that the slide scrolls.

const SMALLEST = 0.5;

/** @param {HTMLElement} deck */
export function fit(deck) {
  for (const slide of deck.querySelectorAll('.slide[data-now], .slide[data-next]')) {
    const box = slide.querySelector('.slide__box');
    const body = slide.querySelector('.slide__body');
    if (box instanceof HTMLElement && body instanceof HTMLElement && slide.clientWidth) {
      stage(slide, box);
      shrink(box, body);
    }
  }
}

/** In the presenter's view the box keeps the size of a projector and is drawn to scale. @param {Element} slide @param {HTMLElement} box */
function stage(slide, box) {
  if (!slide.closest('.presenter')) return;
  box.style.setProperty('--k', String(slide.clientWidth / box.offsetWidth));
}

/** @param {HTMLElement} box @param {HTMLElement} body */
function shrink(box, body) {
  body.style.setProperty('--fit', '1');
  let scale = 1;
  // smaller text wraps less: a few looks find the size that is just small enough
  for (let look = 0; look < 8 && scale > SMALLEST; look++) {
    const over = Math.max(box.scrollHeight / box.clientHeight, box.scrollWidth / box.clientWidth, body.scrollWidth / body.clientWidth);
    if (over <= 1) return;
    scale = Math.max(SMALLEST, (scale / over) * 0.98);
    body.style.setProperty('--fit', scale.toFixed(3));
  }
}
