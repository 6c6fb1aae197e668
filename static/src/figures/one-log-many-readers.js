// @ts-check
// one-log-many-readers: a log that grows, readers with a position each; replay, retention, and the same orders in a queue. Nothing moves by
// itself: time is the next order. The state in the address is the steps that led to it.
import { fromAddress, toAddress } from './address.js';
import { action, choice, finding } from './controls.js';
import { readersPicture } from './readers-picture.js';
import { OPENING, STEPS, finding as found, told } from './readers-story.js';
import { full, readable } from './steps.js';
import { html } from './svg.js';

const NAME = 'one-log-many-readers';
const READERS = /** @type {const} */ ([['0', 'billing'], ['1', 'shipping'], ['2', 'analytics'], ['3', 'fraud, new']]);
const KEEPERS = /** @type {const} */ ([['log', 'a log'], ['queue', 'a queue']]);
const KNOWN = new Set(['o', 'e', 'l', 'i', ...Object.values(STEPS).join('')]);

/** @typedef {{steps: string, queue: boolean, chosen: 0 | 1 | 2 | 3}} State */

/** @param {HTMLElement} host */
export function draw(host) {
  const state = initial();
  const picture = html('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'The log and its readers, scrolls sideways' });
  const sentence = finding();
  /** @param {Partial<State>} change */
  const set = (change) => {
    Object.assign(state, change);
    toAddress(NAME, { e: state.steps, q: state.queue ? 1 : 0, r: state.chosen });
    show();
  };
  const panel = controls(state, set, sentence.say);
  const show = () => {
    panel.show();
    picture.replaceChildren(readersPicture(told(state.steps, state.queue), state.chosen));
    sentence.say(found(state.steps, state.queue));
  };
  host.append(...panel.elements, picture, sentence.element);
  show();
}

/** @param {string} place @returns {State['chosen']} */
function chosen(place) {
  return /** @type {State['chosen']} */ (Math.max(0, ['0', '1', '2', '3'].indexOf(place)));
}

/** @param {State} state */
function kept({ queue }) {
  return queue ? 'queue' : 'log';
}

/** @returns {State} */
function initial() {
  const { e, q, r } = fromAddress(NAME);
  return { steps: readable(e ?? OPENING, KNOWN), queue: q === '1', chosen: chosen(r ?? '2') };
}

/**
 * @param {State} state
 * @param {(change: Partial<State>) => void} set
 * @param {(words: string) => void} say
 */
function controls(state, set, say) {
  const step = (/** @type {string} */ letter) => set({ steps: state.steps + letter });
  const of = (/** @type {string} */ letters) => () => step(letters[state.chosen]);
  const arrives = action('An order arrives', () => step('o'), say, 'tryout__main');
  const keeper = choice({ label: 'Kept by', options: KEEPERS, value: kept(state), change: (kind) => set({ queue: kind === 'queue' }) });
  const which = choice({ label: 'Reader', options: READERS, value: READERS[state.chosen][0], change: (place) => set({ chosen: chosen(place) }) });
  const toggle = action('Stop', of(STEPS.toggle), say);
  const one = action('Read one', of(STEPS.read), say);
  const back = action('Set back by 4', of(STEPS.back), say);
  const joins = [action('Join at the oldest order', () => step('e'), say), action('Join at the end', () => step('l'), say)];
  const present = html('div', { class: 'btnrow' }, toggle.element, one.element, back.element);
  const absent = html('div', { class: 'btnrow' }, ...joins.map(({ element }) => element));
  const care = html('input', { type: 'checkbox' });
  const idempotence = html('label', { class: 'check' }, care, 'Readers are idempotent');
  care.addEventListener('change', () => (full(state.steps) ? ((care.checked = !care.checked), say(full(state.steps))) : step('i')));
  const undo = action('Step back', () => set({ steps: state.steps.slice(0, -1) }), say, 'btn--quiet');
  const again = action('Start again', () => set({ steps: OPENING, queue: false, chosen: 2 }), say, 'btn--quiet');

  const show = () => {
    const world = told(state.steps, state.queue);
    const reader = world.readers[state.chosen];
    const why = full(state.steps);
    keeper.set(kept(state));
    which.set(READERS[state.chosen][0]);
    arrives.set({ why });
    toggle.set({ words: reader?.running === false ? 'Run' : 'Stop', why });
    one.set({ why });
    back.set({ why: why || (state.queue ? 'A queue has no position to set back: what was taken is gone.' : '') });
    for (const each of joins) each.set({ why });
    undo.set({ why: state.steps ? '' : 'This is the beginning: no order has arrived yet.' });
    care.checked = world.careful;
    const joining = absent.contains(document.activeElement);
    const leaving = present.contains(document.activeElement);
    present.hidden = !reader;
    absent.hidden = Boolean(reader);
    if (joining && reader) one.element.focus(); // what was pressed is gone: on to what can be done now
    if (leaving && !reader) joins[0].element.focus();
  };
  return {
    show,
    elements: [
      html('div', { class: 'tryout__row' }, arrives.element, keeper.element),
      html('div', { class: 'tryout__row' }, which.element, present, absent),
      html('div', { class: 'tryout__row' }, idempotence, html('div', { class: 'btnrow' }, undo.element, again.element)),
    ],
  };
}
