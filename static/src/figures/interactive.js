// @ts-check
// data-interactive="NAME": puts the figure over its fallback. The fallback stays within reach, the caption stays where it is.

/** @typedef {{draw: (host: HTMLElement) => void}} Figure */
/** @type {Record<string, () => Promise<Figure>>} */
const FIGURES = {
  'call-chain': () => import('./call-chain.js'),
  'keys-and-groups': () => import('./keys-and-groups.js'),
};

/** @param {HTMLElement} element */
export function mount(element) {
  const load = FIGURES[element.dataset.interactive ?? ''];
  if (load) void load().then((figure) => replace(element, figure));
}

/**
 * @param {HTMLElement} element
 * @param {Figure} figure
 */
function replace(element, figure) {
  const hasCaption = element.closest('figure')?.querySelector('figcaption');
  const caption = hasCaption ? null : [...element.children].findLast((child) => child.matches('p'));
  const fallback = document.createElement('details');
  fallback.className = 'fold';
  fallback.innerHTML = '<summary>The same without moving parts</summary>';
  fallback.append(...[...element.childNodes].filter((node) => node !== caption));
  const host = document.createElement('div');
  host.className = 'tryout';
  figure.draw(host);
  element.prepend(host, ...(fallback.children.length > 1 ? [fallback] : []));
}
