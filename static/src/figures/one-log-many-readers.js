// @ts-check
// one-log-many-readers: a log that grows, readers with a position each; replay, retention, and the same orders in a queue. Nothing moves by
// itself: time is the next order. The state in the address is the steps that led to it.
import { fromAddress, toAddress } from './address.js';
import { action, choice, finding } from './controls.js';
import { readersPicture } from './readers-picture.js';
import { MOST_STEPS, OPENING, STEPS, finding as found, told } from './readers-story.js';
import { html } from './svg.js';

const NAME = 'one-log-many-readers';
const READERS = /** @type {const} */ ([['0', 'billing'], ['1', 'shipping'], ['2', 'analytics'], ['3', 'fraud, new']]);
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

/** @returns {State} */
function initial() {
  const { e, q, r } = fromAddress(NAME);
  const steps = [...(e ?? OPENING)].filter((step) => KNOWN.has(step)).slice(0, MOST_STEPS);
  const chosen = /** @type {State['chosen']} */ (Math.max(0, '0123'.indexOf(r || '2')));
  return { steps: steps.join(''), queue: q === '1', chosen };
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
  const keeper = choice({ label: 'Kept by', options: [['log', 'a log'], ['queue', 'a queue']], value: state.queue ? 'queue' : 'log', change: (kind) => set({ queue: kind === 'queue' }) });
  const which = choice({ label: 'Reader', options: READERS, value: READERS[state.chosen][0], change: (place) => set({ chosen: /** @type {State['chosen']} */ (Number(place)) }) });
  const toggle = action('Stop', of(STEPS.toggle), say);
  const one = action('Read one', of(STEPS.read), say);
  const back = action('Set back by 4', of(STEPS.back), say);
  const joins = [action('Join at the oldest order', () => step('e'), say), action('Join at the end', () => step('l'), say)];
  const present = html('div', { class: 'btnrow' }, toggle.element, one.element, back.element);
  const absent = html('div', { class: 'btnrow' }, ...joins.map(({ element }) => element));
  const care = html('input', { type: 'checkbox' });
  care.addEventListener('change', () => (full(state) ? ((care.checked = !care.checked), say(full(state))) : step('i')));
  const undo = action('Step back', () => set({ steps: state.steps.slice(0, -1) }), say, 'btn--quiet');
  const again = action('Start again', () => set({ steps: OPENING, queue: false, chosen: 2 }), say, 'btn--quiet');

  const show = () => {
    const world = told(state.steps, state.queue);
    const reader = world.readers[state.chosen];
    const why = full(state);
    keeper.set(state.queue ? 'queue' : 'log');
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
      html('div', { class: 'tryout__row' }, html('label', { class: 'check' }, care, 'Readers are idempotent'), html('div', { class: 'btnrow' }, undo.element, again.element)),
    ],
  };
}

/** @param {State} state @returns {string} why no further step is taken, or nothing */
function full({ steps }) {
  return steps.length < MOST_STEPS ? '' : 'This is as far as the picture goes. Step back or start again.';
}
