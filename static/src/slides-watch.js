// @ts-check
// A student's window of slides goes where the projector goes, until the student leafs on their own; a button brings it back. It is never pulled away
// from what its reader has chosen to look at.

/** @typedef {import('./slides-together.js').Place} Place */
/** @typedef {ReturnType<typeof watcher>} Watcher */

/**
 * @param {string} slug
 * @param {(place: Place) => void} follow goes to where the projector is
 */
export function watcher(slug, follow) {
  const button = /** @type {HTMLElement | null} */ (document.querySelector('[data-slide="follow"]'));
  /** @type {Place | null} */
  let projector = null;
  let following = true;

  const draw = () => {
    if (!button || !projector) return;
    button.hidden = false;
    button.textContent = following ? 'Following the projector' : `Follow the projector: ${projector.step === slug ? `slide ${projector.slide}` : 'another step'}`;
  };
  /** @param {boolean} to */
  const choose = (to) => {
    following = to;
    draw();
    if (following && projector) follow(projector);
  };

  return {
    /** @param {Place} place @param {boolean} elsewhere whether this window was opened for another step */
    heard(place, elsewhere) {
      projector = place;
      choose(following && !elsewhere);
    },
    leave: () => choose(false),
    toggle: () => choose(!following),
  };
}
