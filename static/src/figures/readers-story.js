// @ts-check
// What happened to the readers, one letter a step, and what the last step shows. The whole state of the figure is this story.
import { arrive, join, KEPT, lag, lostBy, opening, read, repeated, setBack, worked } from './readers.js';

/** @typedef {import('./readers.js').World} World */
/** @typedef {import('./readers.js').Reader} Reader */

/** Letters by reader: billing, shipping, analytics, fraud. The other steps are o, e, l and i. */
export const STEPS = { read: '1234', toggle: 'abcd', back: 'wxyz' };
/** Five orders; analytics stopped after the second. */
export const OPENING = 'oocooo';

/** @param {string} steps @param {boolean} queue @returns {World} */
export function told(steps, queue) {
  const world = opening(queue);
  for (const step of steps) tell(world, step);
  return world;
}

/** What the last step shows. @param {string} steps @param {boolean} queue */
export function finding(steps, queue) {
  const world = told(steps, queue);
  const before = told(steps.slice(0, -1), queue);
  const step = steps.slice(-1);
  return queue ? `${ofQueue(step, world)} ${shares(world)}`.trim() : ofLog(step, before, world);
}

/** @param {World} world @param {string} step */
function tell(world, step) {
  if (step === 'o') arrive(world);
  if (step === 'e' || step === 'l') join(world, step === 'l');
  if (step === 'i') world.careful = !world.careful;
  const reader = readerOf(step, world);
  if (!reader) return;
  if (STEPS.read.includes(step)) read(world, reader);
  if (STEPS.toggle.includes(step)) reader.running = !reader.running;
  if (STEPS.back.includes(step)) setBack(world, reader);
}

/** @param {string} step @param {World} world @returns {Reader | undefined} */
function readerOf(step, { readers }) {
  const place = Math.max(...Object.values(STEPS).map((letters) => letters.indexOf(step)));
  return step ? readers[place] : undefined;
}

/** @param {string} step @param {World} before @param {World} world */
function ofLog(step, before, world) {
  const reader = readerOf(step, world);
  const then = readerOf(step, before);
  if (reader && then) {
    if (STEPS.read.includes(step)) return ofReading(world, then, reader);
    if (STEPS.back.includes(step)) return ofSettingBack(world, then, reader);
    return ofToggle(world, reader);
  }
  if (step === 'e') return ofEarliest(world);
  if (step === 'l') return ofLatest(world);
  if (step === 'i') return ofCare(world);
  return ofArrival(before, world);
}

/** An order arrived, or nothing has happened yet. @param {World} before @param {World} world */
function ofArrival(before, world) {
  const lost = world.readers.filter((reader, i) => lostBy(world, reader).length > lostBy(before, before.readers[i]).length);
  if (lost.length)
    return `The log keeps ${KEPT} orders: offset ${world.start - 1} was dropped. ${names(lost)} had not read it and cannot any more.`;
  const again = world.readers.filter((reader, i) => repeated(reader) > repeated(before.readers[i]));
  if (again.length)
    return `${names(again)} read orders for a second time and did their work twice. Step back, make readers idempotent, and compare.`;
  const behind = world.readers.filter((reader) => lag(world, reader) > 0);
  const where = behind.map((reader) => `${reader.name} is ${lag(world, reader)} behind`).join(', ') || 'no reader is behind';
  return `${orders(world.end)} so far: ${where}. ${world.start ? `The log keeps the newest ${KEPT}.` : 'The log still has every one, whoever has read it.'}`;
}

/** @param {World} world @param {Reader} then @param {Reader} reader */
function ofReading(world, then, reader) {
  const { name, position } = reader;
  if (then.position < world.start) return ofJump(then, world);
  if (position === then.position) return `${name} is at the end, offset ${position}: there is nothing to read until an order arrives.`;
  const offset = position - 1;
  if (repeated(reader) > repeated(then)) return `${name} read offset ${offset} again and did its work a second time. It is not idempotent.`;
  if (then.done[offset] && world.careful) return `${name} read offset ${offset} again, saw that it had done its work, and did nothing.`;
  if (then.done[offset]) return `${name} read offset ${offset} again: its work is done ${reader.done[offset]} times now.`;
  return `${name} read offset ${offset}. The log is as it was, and nobody else's position has moved.`;
}

/** @param {Reader} then @param {World} world */
function ofJump({ name, position }, { start }) {
  const went = `${name} asked for offset ${position}, which is gone, and went on at the oldest, ${start} (earliest).`;
  return `${went} With latest, the default, it would have lost all up to the end.`;
}

/** @param {World} world @param {Reader} then @param {Reader} reader */
function ofSettingBack(world, then, { name, position }) {
  if (position === then.position) return `${name} is at the oldest order that is left, offset ${position}; there is nothing before it to go back to.`;
  if (position > then.position) return `What ${name} had not read is gone: it can begin at offset ${position}, the oldest that is left.`;
  const effect = world.careful ? '; being idempotent, it does nothing twice.' : ', and do their work a second time: it is not idempotent.';
  return `${name} went from offset ${then.position} back to ${position}. It will read ${orders(then.position - position)} again${effect}`;
}

/** @param {World} world @param {Reader} reader */
function ofToggle(world, reader) {
  const behind = lag(world, reader);
  if (!reader.running) return `${reader.name} stopped. The others do not notice; its lag is ${behind} and grows with every order.`;
  const gain = reader.pace - 1;
  const catchesUp = gain ? `catches up by ${gain} with every order` : 'only keeps its distance, because it is no faster than orders arrive';
  return `${reader.name} runs again: up to ${orders(reader.pace)} each time one arrives. It is ${behind} behind${behind ? ` and ${catchesUp}` : ''}.`;
}

/** @param {World} world */
function ofEarliest({ start, end }) {
  const gone = start ? ` The first ${start} were dropped before it came.` : '';
  return `fraud begins at offset ${start}, the oldest that is left: ${orders(end - start)} to learn from, and no other team had to do anything.${gone}`;
}

/** @param {World} world */
function ofLatest({ end }) {
  return `fraud begins at the end, offset ${end}. It sees what comes from now on; the ${orders(end)} before it does not, unless its position is set back.`;
}

/** @param {World} world */
function ofCare({ careful }) {
  return careful
    ? 'From now on readers are idempotent: each remembers what it has done, and an order that is read again changes nothing.'
    : 'From now on an order that is read again is worked on again.';
}

/** @param {string} step @param {World} world */
function ofQueue(step, world) {
  const reader = readerOf(step, world);
  if (reader && STEPS.back.includes(step)) return `${reader.name} cannot go back: what was taken is gone.`;
  if (reader && STEPS.toggle.includes(step) && !reader.running) return `${reader.name} stopped; the others, if they run, get its share.`;
  if (step === 'e' || step === 'l') return 'fraud joined: what was taken before it does not get, and from now on it takes some away from the others.';
  return '';
}

/** @param {World} world */
function shares(world) {
  const each = world.readers.map((reader) => `${reader.name} ${worked(reader)}`).join(', ');
  const waiting = world.waiting.length ? ` ${orders(world.waiting.length)} wait.` : '';
  return `In a queue each order went to one reader only: ${each}, of ${world.end}.${waiting} What was taken is gone; there is nothing to read again.`;
}

/** @param {Reader[]} readers */
function names(readers) {
  return readers.map(({ name }) => name).join(' and ');
}

/** @param {number} count */
function orders(count) {
  return `${count} ${count === 1 ? 'order' : 'orders'}`;
}
