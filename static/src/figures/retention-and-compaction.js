// @ts-check
// retention-and-compaction: what a broker removes from a partition, day by day, and the table that a reader builds from what is left. The
// state in the address is the steps that led to it.
import { fromAddress, toAddress } from './address.js';
import { table } from './compaction.js';
import { compactionPicture } from './compaction-picture.js';
import { finding as found, KEYS, OPENING, POLICIES, STEPS, told } from './compaction-story.js';
import { action, choice, finding } from './controls.js';
import { full, readable } from './steps.js';
import { html } from './svg.js';

const NAME = 'retention-and-compaction';
const KNOWN = new Set(['t', ...Object.values(STEPS).join('')]);

/** @typedef {{steps: string, key: string}} State key: the one that the buttons write */

/** @param {HTMLElement} host */
export function draw(host) {
  const state = initial();
  const picture = html('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'The partition, scrolls sideways' });
  const facts = html('dl', { class: 'facts tryout__facts tryout__rows' });
  const sentence = finding();
  /** @param {Partial<State>} change */
  const set = (change) => {
    Object.assign(state, change);
    toAddress(NAME, { e: state.steps, k: state.key });
    show();
  };
  const panel = controls(state, set, sentence.say);
  const show = () => {
    const { partition, policy, removed } = told(state.steps);
    panel.show();
    picture.replaceChildren(compactionPicture(partition, removed));
    facts.replaceChildren(...KEYS.map((key) => fact(key, table(partition).get(key), policy !== 'delete')));
    sentence.say(found(state.steps));
    keepInSight(picture, picture.querySelector('.acc'));
  };
  const title = html('p', { class: 'tryout__title' }, 'The table that a reader builds who begins today');
  host.append(...panel.elements, picture, title, facts, sentence.element);
  show();
}

/** Where the picture is wider than the screen, its end is what matters. @param {HTMLElement} scroller @param {Element | null} part */
function keepInSight(scroller, part) {
  if (part) scroller.scrollLeft += Math.max(0, part.getBoundingClientRect().right + 8 - scroller.getBoundingClientRect().right);
}

/** @returns {State} */
function initial() {
  const { e, k } = fromAddress(NAME);
  return { steps: readable(e ?? OPENING, KNOWN), key: KEYS.includes(k) ? k : KEYS[0] };
}

/**
 * @param {State} state
 * @param {(change: Partial<State>) => void} set
 * @param {(words: string) => void} say
 */
function controls(state, set, say) {
  const step = (/** @type {string} */ letter) => set({ steps: state.steps + letter });
  const of = (/** @type {string} */ letters) => () => step(letters[KEYS.indexOf(state.key)]);
  const policy = choice({
    label: 'cleanup.policy',
    options: POLICIES.map((name) => [name, name]),
    value: told(state.steps).policy,
    change: (name) => (full(state.steps) ? (show(), say(full(state.steps))) : step(STEPS.policy[POLICIES.indexOf(name)])),
  });
  const key = choice({ label: 'Key', options: KEYS.map((name) => [name, name]), value: state.key, change: (name) => set({ key: name }) });
  const day = action('A day passes', () => step('t'), say, 'tryout__main');
  const write = action('Write a value', of(STEPS.write), say);
  const erase = action('Write a tombstone', of(STEPS.erase), say);
  const undo = action('Step back', () => set({ steps: state.steps.slice(0, -1) }), say, 'btn--quiet');
  const again = action('Start again', () => set({ steps: OPENING, key: KEYS[0] }), say, 'btn--quiet');

  const show = () => {
    policy.set(told(state.steps).policy);
    key.set(state.key);
    for (const each of [day, write, erase]) each.set({ why: full(state.steps) });
    undo.set({ why: state.steps ? '' : 'This is the beginning: nothing has been written yet.' });
  };
  return {
    show,
    elements: [
      html('div', { class: 'tryout__row' }, day.element, policy.element),
      html('div', { class: 'tryout__row' }, key.element, html('div', { class: 'btnrow' }, write.element, erase.element)),
      html('div', { class: 'tryout__row' }, html('div', { class: 'btnrow' }, undo.element, again.element)),
    ],
  };
}

/** @param {string} key @param {import('./compaction.js').Rec | undefined} record @param {boolean} compacts */
function fact(key, record, compacts) {
  const value = record ? (record.value ?? 'deleted') : '–';
  return html('div', {}, html('dt', {}, key), html('dd', {}, html('b', {}, value), html('small', {}, where(record, compacts))));
}

/** @param {import('./compaction.js').Rec | undefined} record @param {boolean} compacts */
function where(record, compacts) {
  if (!record) return 'no record at all';
  const { offset, value, until } = record;
  if (value !== null || !compacts) return `offset ${offset}`;
  return `offset ${offset}, ${until === undefined ? 'not compacted yet' : `may go from day ${until}`}`;
}
