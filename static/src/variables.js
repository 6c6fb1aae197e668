// @ts-check
// data-var-m="30" becomes the CSS variable --m: the Content-Security-Policy forbids style attributes in the page.

const PREFIX = 'data-var-';
const QUERY = `descendant-or-self::*[@*[starts-with(name(), '${PREFIX}')]]`;

/** Sets the variables of the page, and of everything that is added or changed later. */
export function watchVariables() {
  apply(document.documentElement);
  new MutationObserver((changes) => {
    for (const { target, type, attributeName, addedNodes } of changes) {
      if (type === 'childList') addedNodes.forEach((node) => node instanceof Element && apply(node));
      else if (attributeName?.startsWith(PREFIX)) applyOne(/** @type {HTMLElement} */ (target));
    }
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true });
}

/** @param {Element} scope */
function apply(scope) {
  const found = document.evaluate(QUERY, scope, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
  for (let i = 0; i < found.snapshotLength; i++) applyOne(/** @type {HTMLElement} */ (found.snapshotItem(i)));
}

/** @param {HTMLElement} element */
function applyOne(element) {
  for (const { name, value } of element.attributes)
    if (name.startsWith(PREFIX)) element.style.setProperty('--' + name.slice(PREFIX.length), value);
}
