// @ts-check
// The arithmetic of a chain of synchronous calls, in which every service must answer and failures are independent.

const SECONDS_IN_30_DAYS = 30 * 24 * 3600;

/**
 * @param {number} services at least 1
 * @param {number} availability of each, in per cent
 * @param {number} latencyMs of each call
 */
export function chain(services, availability, latencyMs) {
  const whole = (availability / 100) ** services;
  return { whole: whole * 100, downSeconds: (1 - whole) * SECONDS_IN_30_DAYS, latencyMs: services * latencyMs };
}

/** How good each service must be, in per cent, for the whole chain to reach the target. @param {number} services @param {number} target in per cent */
export function neededEach(services, target) {
  return (target / 100) ** (1 / services) * 100;
}

/** @param {number} seconds @returns {string} "344 min", "7.2 h", "26 s" */
export function duration(seconds) {
  if (seconds < 90) return `${round(seconds, 0)} s`;
  if (seconds < 600 * 60) return `${round(seconds / 60, seconds < 600 ? 1 : 0)} min`;
  return `${round(seconds / 3600, 1)} h`;
}

/** @param {number} value @returns {string} per cent, with as many digits as tell it from 100, at least two */
export function percent(value) {
  const digits = round(value, value >= 99.99 ? 4 : value >= 99.9 ? 3 : 2);
  return `${digits.replace(/(\.\d\d)(\d*?)0+$/, '$1$2')} %`;
}

/** @param {number} ms */
export function milliseconds(ms) {
  return `${round(ms, 0)} ms`;
}

/**
 * @param {number} value
 * @param {number} digits
 */
function round(value, digits) {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
