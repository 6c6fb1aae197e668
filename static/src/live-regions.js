// @ts-check
// data-sse="URL": every message is HTML; each of its elements with an id is morphed into its place. A paused place keeps the newest until it goes on.
// data-poll="URL": the same HTML, asked for every few seconds where a proxy keeps the stream to itself.
import htmx from 'htmx.org';
import { morph } from './morph.js';
import { openStream } from './sse.js';

/** @type {Map<string, Element>} newest content of paused places, by id */
const held = new Map();

/** @param {HTMLElement} element */
export function mount(element) {
  const url = element.dataset.sse;
  if (!url) return;
  const poll = element.dataset.poll;
  // "left": this browser looks at another class
  const handlers = { message: (/** @type {MessageEvent<string>} */ event) => place(event.data), left: () => location.reload() };
  return openStream(url, handlers, undefined, poll ? { url: poll, place } : undefined);
}

/** @param {string} html */
export function place(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  for (const content of [...regions(template.content)]) {
    const target = document.getElementById(content.id);
    if (!target) continue;
    if (target.hasAttribute('data-paused')) held.set(content.id, content);
    else put(target, content);
  }
}

/**
 * The outermost elements with an id: rows of a table come inside a table, because alone the parser would drop them.
 *
 * @param {ParentNode} parent
 * @returns {Generator<Element>}
 */
function* regions(parent) {
  for (const child of parent.children)
    if (child.id) yield child;
    else yield* regions(child);
}

/** What was held while the place was paused. @param {Element} target */
export function release(target) {
  const content = held.get(target.id);
  held.delete(target.id);
  if (content) put(target, content);
}

/**
 * @param {Element} target
 * @param {Element} content
 */
function put(target, content) {
  for (const node of morph(target, content)) if (node instanceof Element) htmx.process(node);
  if (target.isConnected) target.dispatchEvent(new CustomEvent('millrace:placed', { bubbles: true }));
}
