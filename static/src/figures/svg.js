// @ts-check
// Small words for drawing: SVG elements, and HTML elements, by name, attributes and children.

/** @typedef {Record<string, string | number | boolean | undefined>} Attributes */
/** @typedef {(Node | string)[]} Children */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {string} name
 * @param {Attributes} [attributes]
 * @param {Children} children
 * @returns {SVGElement}
 */
export function svg(name, attributes = {}, ...children) {
  return dress(/** @type {SVGElement} */ (document.createElementNS(SVG, name)), attributes, children);
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Attributes} [attributes]
 * @param {Children} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function html(name, attributes = {}, ...children) {
  return dress(document.createElement(name), attributes, children);
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} words
 * @param {Attributes} [attributes]
 */
export function text(x, y, words, attributes = {}) {
  return svg('text', { x, y, ...attributes }, words);
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Attributes} attributes
 * @param {Children} children
 */
function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  element.append(...children);
  return element;
}
