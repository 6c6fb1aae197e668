// @ts-check
// data-clock="INSTANT": the time since then, ticking, as 3:10 or 1:02:05. Corrects a browser clock that is off by data-now on <html>, when there.

/** How far this browser's clock is ahead of the server's, as of when the page arrived. */
const skew = skewOf(document.documentElement.dataset.now);

/** The time by the server's clock. */
export function serverNow() {
  return Date.now() - skew;
}

/** @param {string | undefined} served when the server wrote the page */
function skewOf(served) {
  const at = Date.parse(served ?? '');
  const page = performance.getEntriesByType('navigation')[0];
  if (Number.isNaN(at) || !(page instanceof PerformanceNavigationTiming)) return 0;
  return performance.timeOrigin + page.responseStart - at;
}

/** @type {Set<HTMLElement>} */
const clocks = new Set();
let timer = 0;

/** @param {HTMLElement} clock */
export function mount(clock) {
  clocks.add(clock);
  show(clock);
  timer ||= setInterval(() => clocks.forEach(show), 1000);
  return () => {
    clocks.delete(clock);
    if (clocks.size) return;
    clearInterval(timer);
    timer = 0;
  };
}

/** @param {HTMLElement} clock */
function show(clock) {
  const since = Date.parse(clock.dataset.clock ?? '');
  if (Number.isNaN(since)) return;
  const seconds = Math.max(0, Math.floor((serverNow() - since) / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const text = h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  if (clock.textContent !== text) clock.textContent = text;
}

/** @param {number} n */
function two(n) {
  return String(n).padStart(2, '0');
}
