// @ts-check
// A figure's state in the address: #call-chain:n=5,a=99.9 so that a link shows what its sender saw.

/** @param {string} name @returns {Record<string, string>} */
export function fromAddress(name) {
  const prefix = `#${name}:`;
  if (!location.hash.startsWith(prefix)) return {};
  return Object.fromEntries(
    location.hash
      .slice(prefix.length)
      .split(',')
      .map((part) => part.split('=', 2).map(decode))
      .filter((pair) => pair.length === 2),
  );
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} state
 */
export function toAddress(name, state) {
  const parts = Object.entries(state).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  history.replaceState(history.state, '', `#${name}:${parts.join(',')}`);
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
