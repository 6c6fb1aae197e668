// @ts-check
// #banners: tells the panes below how much of the window the banners take, however long they are.

/** @param {HTMLElement} banners */
export function mount(banners) {
  const parts = [banners, document.getElementById('announcements')].filter((part) => part !== null);
  const watch = new ResizeObserver(() => {
    const taken = parts.reduce((sum, part) => sum + part.offsetHeight, 0);
    if (taken) document.documentElement.style.setProperty('--top', `calc(var(--bar) + ${taken}px)`);
    else document.documentElement.style.removeProperty('--top');
  });
  parts.forEach((part) => watch.observe(part));
  return () => watch.disconnect();
}
