// @ts-check
// A figure whose state is the steps that led to it, one letter each: the address holds them all, and a step back is one letter less.

const MOST = 120;

/**
 * The steps of an address, without what nobody knows.
 *
 * @param {string} letters
 * @param {Set<string>} known
 */
export function readable(letters, known) {
  return [...letters].filter((step) => known.has(step)).slice(0, MOST).join('');
}

/** @param {string} steps @returns {string} why no further step is taken, or nothing */
export function full(steps) {
  return steps.length < MOST ? '' : 'This is as far as the picture goes. Step back or start again.';
}
