// @ts-check
// data-live: the pill says "Reconnecting" while a stream of the page is away, and its own words when it is back.

/** @param {HTMLElement} pill */
export function mount(pill) {
  /** @type {Set<string>} streams that are away */
  const away = new Set();
  /** @param {Event} event */
  const onLive = (event) => {
    const { url, state } = /** @type {CustomEvent<{url: string, state: string}>} */ (event).detail;
    if (state === 'lost') away.add(url);
    else if (state === 'open') away.delete(url);
    pill.dataset.state = away.size ? 'lost' : 'open';
  };
  const lost = Object.assign(document.createElement('span'), { className: 'live__lost', textContent: 'Reconnecting' });
  lost.setAttribute('role', 'status');
  pill.append(lost);
  document.addEventListener('millrace:live', onLive);
  return () => document.removeEventListener('millrace:live', onLive);
}
