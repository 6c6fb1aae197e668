// @ts-check
// Binds behaviours to elements: on load, and to everything that enters the page later, whoever put it there.

/** @typedef {{mount: (element: HTMLElement) => void | (() => void)}} Behaviour */
/** @typedef {[selector: string, load: () => Promise<Behaviour>]} Binding */

/** @type {WeakMap<Element, Map<string, void | (() => void)>>} */
const mounted = new WeakMap();
/** @type {Set<Element>} elements with something to clean up */
const leaving = new Set();

/** @param {readonly Binding[]} bindings */
export function start(bindings) {
  mountIn(document, bindings);
  new MutationObserver((changes) => {
    for (const change of changes)
      for (const node of change.addedNodes)
        if (node instanceof Element && node.isConnected) mountIn(node, bindings);
    for (const element of leaving) if (!element.isConnected) unmount(element);
  }).observe(document.documentElement, { childList: true, subtree: true });
}

/**
 * @param {Document | Element} scope
 * @param {readonly Binding[]} bindings
 */
function mountIn(scope, bindings) {
  for (const [selector, load] of bindings) {
    if (scope instanceof Element && scope.matches(selector)) void mountOne(scope, selector, load);
    for (const element of scope.querySelectorAll(selector)) void mountOne(element, selector, load);
  }
}

/**
 * @param {Element} element
 * @param {string} selector
 * @param {() => Promise<Behaviour>} load
 */
async function mountOne(element, selector, load) {
  const already = mounted.get(element) ?? new Map();
  if (already.has(selector) || !(element instanceof HTMLElement)) return;
  mounted.set(element, already.set(selector, undefined));
  /** @type {HTMLElement | null} */
  let missed = null;
  // a tab that is clicked while its behaviour is on the way is chosen then: choosing twice is choosing once
  const early = (/** @type {Event} */ event) => {
    missed = event.target instanceof Element ? event.target.closest('[role="tab"]') : null;
  };
  element.addEventListener('click', early);
  try {
    const cleanUp = (await load()).mount(element);
    element.removeEventListener('click', early);
    if (missed) /** @type {HTMLElement} */ (missed).click();
    if (!cleanUp) return;
    already.set(selector, cleanUp);
    leaving.add(element);
    if (!element.isConnected) unmount(element);
  } catch (problem) {
    // the page works before its scripts do: what is not enhanced stays as the server wrote it
    console.error(`${selector} could not be enhanced`, problem);
  }
}

/** @param {Element} element */
function unmount(element) {
  leaving.delete(element);
  for (const cleanUp of mounted.get(element)?.values() ?? []) cleanUp?.();
  mounted.delete(element);
}
