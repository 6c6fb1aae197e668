// @ts-check
// keys-and-groups: keys hash into partitions as the Java client places them, and a group's members share the partitions out.
import { fromAddress, toAddress } from './address.js';
import { finding } from './controls.js';
import { inRanges, murmur2, partitionOf } from './murmur2.js';
import { groupPicture } from './keys-picture.js';
import { slider } from './slider.js';
import { html } from './svg.js';

const NAME = 'keys-and-groups';
/** Twelve customers, chosen so that up to six partitions get about equally many, as with many keys. */
const KEYS = ['c-04', 'c-17', 'c-31', 'c-88', 'c-15', 'c-25', 'c-37', 'c-43', 'c-48', 'c-74', 'c-80', 'c-91'];
const LETTERS = 'ABCDEFGH';

/** @typedef {{partitions: number, members: string, own: string}} Group members: one letter each; own: the reader's key */
/** @typedef {{key: string, moved: boolean, own: boolean}} Placed */
/** @typedef {{keys: Placed[], member: string, movedOwner: boolean}[]} Layout by partition */

/** @param {HTMLElement} host */
export function draw(host) {
  const state = initial();
  /** @type {Group | null} */
  let before = null;
  const picture = html('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Partitions and members, scrolls sideways' });
  const members = html('div', { class: 'btnrow', role: 'group', 'aria-label': 'Members of the group' });
  const sums = html('p', { class: 'tryout__sum mono' });
  const sentence = finding();
  const show = () => {
    picture.replaceChildren(groupPicture(layout(state, before), idle(state), found(state, before)));
    members.replaceChildren(...memberButtons(state, set));
    sums.textContent = sum(state);
    sentence.say(found(state, before));
  };
  /** @param {Partial<Group>} change */
  const set = (change) => {
    before = { ...state };
    Object.assign(state, change);
    toAddress(NAME, { p: state.partitions, m: state.members, k: state.own });
    const focused = members.contains(document.activeElement);
    show();
    if (focused) /** @type {HTMLElement | null} */ (members.querySelector('button:enabled'))?.focus();
  };
  host.append(controls(state, set), members, picture, sums, sentence.element);
  show();
}

/** @returns {Group} */
function initial() {
  const { p, m, k } = fromAddress(NAME);
  const members = [...new Set(m ?? 'AB')].filter((letter) => LETTERS.includes(letter)).sort();
  return { partitions: Math.min(8, Math.max(1, Math.round(Number(p)) || 3)), members: members.join('') || 'A', own: (k ?? '').slice(0, 12) };
}

/**
 * @param {Group} state
 * @param {(change: Partial<Group>) => void} set
 */
function controls(state, set) {
  const own = html('input', { class: 'input mono', id: 'own-key', maxlength: 12, value: state.own, placeholder: 'any text', autocomplete: 'off', spellcheck: 'false' });
  own.addEventListener('input', () => set({ own: own.value }));
  return html(
    'div',
    { class: 'tryout__controls' },
    slider({ label: 'Partitions', min: 1, max: 8, value: state.partitions, say: String, change: (value) => set({ partitions: value }) }),
    html('div', { class: 'tryout__control' }, html('label', { for: 'own-key' }, 'A key of your own'), own),
  );
}

/**
 * @param {Group} state
 * @param {(change: Partial<Group>) => void} set
 */
function memberButtons({ members }, set) {
  const free = [...LETTERS].find((letter) => !members.includes(letter));
  const join = html('button', { type: 'button', class: 'btn btn--small', disabled: !free }, free ? `${free} joins` : 'The group is full');
  join.addEventListener('click', () => set({ members: [...members, free].sort().join('') }));
  return [
    join,
    ...[...members].map((letter) => {
      const leave = html('button', { type: 'button', class: 'btn btn--small btn--quiet', disabled: members.length === 1 }, `${letter} leaves`);
      leave.addEventListener('click', () => set({ members: members.replace(letter, '') }));
      return leave;
    }),
  ];
}

/** @param {Group} state @param {Group | null} before @returns {Layout} */
function layout(state, before) {
  const owner = owners(state);
  const ownerBefore = before && before.partitions === state.partitions ? owners(before) : null;
  return owner.map((member, partition) => ({
    member,
    movedOwner: ownerBefore !== null && ownerBefore[partition] !== member,
    keys: keysOf(state)
      .filter((key) => partitionOf(key, state.partitions) === partition)
      .map((key) => ({ key, own: key === state.own, moved: hasMoved(key, state, before) })),
  }));
}

/** @param {Group} state @returns {string[]} the member of each partition */
function owners({ partitions, members }) {
  /** @type {string[]} */
  const owner = [];
  inRanges(partitions, members.length).forEach((list, member) => list.forEach((partition) => (owner[partition] = members[member])));
  return owner;
}

/** @param {Group} state members without a partition */
function idle({ partitions, members }) {
  return [...members.slice(partitions)];
}

/** @param {Group} state */
function keysOf({ own }) {
  return own && !KEYS.includes(own) ? [...KEYS, own] : KEYS;
}

/** @param {string} key @param {Group} state @param {Group | null} before */
function hasMoved(key, state, before) {
  return before !== null && partitionOf(key, before.partitions) !== partitionOf(key, state.partitions);
}

/** The arithmetic for the reader's key, or for the first one. @param {Group} state */
function sum({ own, partitions }) {
  const key = own || KEYS[0];
  const hash = murmur2(new TextEncoder().encode(key));
  return `murmur2("${key}") = ${hash}, without its sign bit ${hash & 0x7fffffff}, mod ${partitions} = partition ${partitionOf(key, partitions)}`;
}

/** @param {Group} state @param {Group | null} before */
function found(state, before) {
  const spare = idle(state).length;
  const spareWords = spare ? ` ${spare} of ${state.members.length} members ${spare === 1 ? 'has' : 'have'} no partition and nothing to do.` : '';
  if (before && before.partitions !== state.partitions) {
    const moved = keysOf(state).filter((key) => hasMoved(key, state, before)).length;
    return `From ${before.partitions} to ${state.partitions} partitions: ${moved} of ${keysOf(state).length} keys now go to another partition, while their older records stay where they are.${spareWords}`;
  }
  const changed = before && before.members !== state.members ? layout(state, before).filter((row) => row.movedOwner).length : 0;
  if (changed) return `The group rebalanced: ${changed} of ${state.partitions} partitions have a new member.${spareWords}`;
  return `${keysOf(state).length} keys in ${state.partitions} partitions, read by ${state.members.length} ${state.members.length === 1 ? 'member' : 'members'}.${spareWords}`;
}
