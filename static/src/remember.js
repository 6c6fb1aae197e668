// @ts-check
// What this browser remembers between pages. Storage may be forbidden or full: then nothing is remembered, and nothing breaks.

const PREFIX = 'millrace.';

/**
 * @param {string} key
 * @returns {string | null}
 */
export function recall(key) {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/**
 * A text that the server may not have, and the version that it was typed over. Kept as JSON.
 *
 * @param {string} key
 * @returns {{text: string, base: number} | null}
 */
export function recallText(key) {
  try {
    const kept = JSON.parse(recall(key) ?? 'null');
    return typeof kept?.text === 'string' && typeof kept.base === 'number' ? kept : null;
  } catch {
    return null;
  }
}

/**
 * What this tab alone remembers, until it is closed.
 *
 * @param {string} key
 * @returns {string | null}
 */
export function recallInTab(key) {
  try {
    return sessionStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
export function rememberInTab(key, value) {
  try {
    sessionStorage.setItem(PREFIX + key, value);
  } catch {
    // as below
  }
}

/**
 * @param {string} key
 * @param {string | null} value null forgets
 */
export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    // private window or full: this visit only
  }
}
