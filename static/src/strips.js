// @ts-check
// data-strips: what a student is asked, between the top bar and the page. The panes begin below it, so that it covers nothing.

/** @param {HTMLElement} strips */
export function mount(strips) {
  const root = document.documentElement;
  const measure = () => {
    root.style.setProperty('--asked', `${strips.offsetHeight}px`);
    const bar = document.querySelector('.topbar');
    if (bar instanceof HTMLElement) root.style.setProperty('--asked-top', `${bar.offsetHeight}px`);
  };
  const watch = new ResizeObserver(measure);
  watch.observe(strips);
  const bar = document.querySelector('.topbar');
  if (bar) watch.observe(bar);
  return () => watch.disconnect();
}
