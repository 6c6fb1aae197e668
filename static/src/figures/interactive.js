// @ts-check
// data-interactive="NAME": puts the figure over its fallback. The fallback stays within reach, the caption stays where it is. An address that
// holds a figure's state leads to that figure, also when it is followed on the page that is open.

/** @typedef {{draw: (host: HTMLElement) => void}} Figure */
/** @type {Record<string, () => Promise<Figure>>} */
const FIGURES = {
  'call-chain': () => import('./call-chain.js'),
  'keys-and-groups': () => import('./keys-and-groups.js'),
  'one-log-many-readers': () => import('./one-log-many-readers.js'),
  'retention-and-compaction': () => import('./retention-and-compaction.js'),
};

/** @param {HTMLElement} element */
export function mount(element) {
  const name = element.dataset.interactive ?? '';
  const load = FIGURES[name];
  if (!load) return;
  const left = new AbortController();
  void load().then((figure) => {
    const host = replace(element);
    const show = () => {
      host.replaceChildren();
      figure.draw(host);
      if (location.hash.startsWith(`#${name}:`)) host.scrollIntoView({ block: 'nearest' });
    };
    show();
    const follow = () => location.hash.startsWith(`#${name}:`) && show();
    addEventListener('hashchange', follow, { signal: left.signal });
  });
  return () => left.abort();
}

/** @param {HTMLElement} element @returns {HTMLElement} where the figure is drawn */
function replace(element) {
  const hasCaption = element.closest('figure')?.querySelector('figcaption');
  const caption = hasCaption ? null : [...element.children].findLast((child) => child.matches('p'));
  const fallback = document.createElement('details');
  fallback.className = 'fold';
  fallback.innerHTML = '<summary>The same without moving parts</summary>';
  fallback.append(...[...element.childNodes].filter((node) => node !== caption));
  const host = document.createElement('div');
  host.className = 'tryout';
  element.prepend(host, ...(fallback.children.length > 1 ? [fallback] : []));
  return host;
}
