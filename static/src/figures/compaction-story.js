// @ts-check
// What happened to a partition, one letter a step, and what the last step shows. The whole state of the figure is this story.
import { active, append, empty, nextDay, recordsOf, SETTINGS, table } from './compaction.js';

/** @typedef {import('./compaction.js').Partition} Partition */
/** @typedef {import('./compaction.js').Policy} Policy */
/** @typedef {import('./compaction.js').Removal} Removal */
/** @typedef {{removed: Removal[], cleaned: boolean}} Cleaning by the last step */
/** @typedef {{partition: Partition, policy: Policy, written: number} & Cleaning} Told written: values so far */

export const KEYS = ['c-17', 'c-04', 'c-88', 'c-31'];
export const POLICIES = /** @type {const} */ (['delete', 'compact', 'compact,delete']);
/** Letters by key: a value, a tombstone; by policy: the change to it. The other step is t, a day passes. */
export const STEPS = { write: 'abcd', erase: 'ABCD', policy: '123' };
/** Three days of customers who move, and one who asks to be forgotten. */
export const OPENING = 'abctaBdtca';
const COUNTRIES = ['NL', 'GB', 'DE', 'BE', 'FR', 'AT', 'LU', 'PT', 'ES', 'IT', 'DK', 'SE', 'IE', 'PL', 'CZ', 'FI'];

/** @param {string} steps @returns {Told} */
export function told(steps) {
  /** @type {Told} */
  const opening = { partition: empty(), policy: 'delete', removed: [], cleaned: false, written: 0 };
  return [...steps].reduce(tell, opening);
}

/** What the last step shows. @param {string} steps */
export function finding(steps) {
  if (steps === OPENING) return 'Eight records of three days, in three segments. Choose a policy and let a day pass.';
  const step = steps.slice(-1);
  const before = told(steps.slice(0, -1));
  const now = told(steps);
  if (!step) return 'The partition is empty: one active segment without a record.';
  if (step === 't') return ofDay(before, now);
  return STEPS.policy.includes(step) ? ofPolicy(now.policy) : ofRecord(before, now);
}

/** @param {Told} so @param {string} step @returns {Told} */
function tell(so, step) {
  const { partition, policy } = so;
  if (step === 't') return { ...so, ...nextDay(partition, policy) };
  const still = { ...so, removed: [], cleaned: false };
  if (STEPS.policy.includes(step)) return { ...still, policy: POLICIES[STEPS.policy.indexOf(step)] };
  const key = KEYS[STEPS.write.indexOf(step.toLowerCase())];
  if (STEPS.erase.includes(step)) return { ...still, partition: append(partition, key, null) };
  return { ...still, written: so.written + 1, partition: append(partition, key, COUNTRIES[so.written % COUNTRIES.length]) };
}

/** @param {Told} before @param {Told} now */
function ofDay(before, { partition, policy, removed, cleaned }) {
  const of = (/** @type {Removal['why']} */ why) => removed.filter((each) => each.why === why).map(({ offset }) => offset);
  const sentences = [`Day ${partition.day}.`, ofRetention(before.partition, of('retention'), partition)];
  if (policy !== 'delete') sentences.push(cleaned ? ofCleaning(of('newer'), of('tombstone'), partition) : ofNoCleaning(partition));
  if (policy === 'delete' && removed.length === 0) sentences.push(`No segment's newest record is more than ${SETTINGS.retentionDays} days old.`);
  return sentences.filter(Boolean).join(' ');
}

/** @param {Partition} before @param {number[]} dropped @param {Partition} after */
function ofRetention(before, dropped, after) {
  if (dropped.length === 0) return '';
  const emptied = ` The active segment was old enough too: another was begun, then it went. The partition goes on at offset ${after.next}.`;
  const whole = after.start === after.next ? emptied : '';
  const forgotten = [...table(before).keys()].filter((key) => !table(after).has(key));
  const keys = forgotten.length ? ` Nothing is left of ${and(forgotten)}.` : '';
  const old = `in whole segments: the newest record in each is more than ${SETTINGS.retentionDays} days old. Nobody asks whether it was read.`;
  return `Retention dropped ${offsets(dropped)}, ${old}${keys}${whole}`;
}

/** @param {number[]} newer @param {number[]} tombstones @param {Partition} after */
function ofCleaning(newer, tombstones, after) {
  if (newer.length + tombstones.length === 0) return 'Compaction found nothing to remove in closed segments.';
  const twice = [...table(after).keys()].filter((key) => recordsOf(after).filter((record) => record.key === key).length > 1);
  const many = tombstones.length > 1;
  return [
    newer.length && `Compaction removed ${offsets(newer)}: closed segments hold a later record of the same key.`,
    tombstones.length && `The ${many ? 'tombstones' : 'tombstone'} at ${offsets(tombstones)} went too.`,
    tombstones.length && 'A reader that has been away since before never learns of the deletion.',
    twice.length && `${and(twice)} ${twice.length === 1 ? 'is' : 'are'} there more than once: compaction does not look into the active segment.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** @param {Partition} partition */
function ofNoCleaning(partition) {
  const overdue = recordsOf(partition).find(({ until }) => until !== undefined && until <= partition.day);
  const stays = overdue ? ` The tombstone at offset ${overdue.offset} may go, and waits for that.` : '';
  return `No segment was closed since the last clean-up, so the cleaner has nothing to do; write something.${stays}`;
}

/** @param {Policy} policy */
function ofPolicy(policy) {
  const words = {
    delete: `delete: whole segments go when their newest record is more than ${SETTINGS.retentionDays} days old. Keys do not matter.`,
    compact: 'compact: of each key the last record stays, however old it is. Age does not matter, except to tombstones.',
    'compact,delete': 'compact,delete: of each key the last record stays, but not longer than retention allows.',
  };
  return `From the next day on, ${words[policy]}`;
}

/** @param {Told} before @param {Told} now */
function ofRecord(before, { partition }) {
  const { key, value, offset } = recordsOf(partition)[recordsOf(partition).length - 1];
  const closed = active(partition).base !== active(before.partition).base;
  const erased = `A tombstone for ${key} is at offset ${offset}: readers take ${key} as deleted, while its older records are still there.`;
  const what = value === null ? erased : `${key} is now ${value}, at offset ${offset}.`;
  const where = closed
    ? 'The segment before was full: it is closed, and may be compacted from now on.'
    : 'It is in the active segment, which compaction leaves alone.';
  return `${what} ${where}`;
}

/** @param {number[]} list */
function offsets(list) {
  const inRow = list.length > 2 && list[list.length - 1] - list[0] === list.length - 1;
  if (inRow) return `offsets ${list[0]} to ${list[list.length - 1]}`;
  return `${list.length === 1 ? 'offset' : 'offsets'} ${and(list.map(String))}`;
}

/** @param {string[]} words */
function and(words) {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
