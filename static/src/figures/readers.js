// @ts-check
// One log of orders and its readers, each of them a position; and the same orders handed out by a queue. Sources: Apache Kafka 4.3
// documentation, Introduction and Design, The Consumer (a position that a reader may set back); Consumer configs, auto.offset.reset (where a
// reader begins that has no position, or whose position is no longer there). Retention by number of records is a simplification: a broker
// drops whole segments, as compaction.js has it.

/** How many of the newest orders the log keeps. */
export const KEPT = 8;
/** How far a reader is set back. */
export const BACK = 4;

/** @typedef {'billing' | 'shipping' | 'analytics' | 'fraud'} Name */
/**
 * @typedef {object} Reader
 * @property {Name} name
 * @property {number} pace orders that it reads, at most, each time one arrives
 * @property {boolean} running
 * @property {number} position the offset that it reads next
 * @property {number[]} done how often it did the work of each order, by offset
 * @property {number} joined the offset at which it began
 */
/** @typedef {{queue: boolean, careful: boolean, start: number, end: number, waiting: number[], turn: number, readers: Reader[]}} World */

/**
 * A world with nobody asleep: three readers, no order yet.
 *
 * @param {boolean} queue whether taking removes
 * @returns {World} careful: readers do no work twice
 */
export function opening(queue) {
  return { queue, careful: false, start: 0, end: 0, waiting: [], turn: 0, readers: [reader('billing', 3), reader('shipping', 2), reader('analytics', 1)] };
}

/** @param {World} world */
export function arrive(world) {
  world.waiting.push(world.end++);
  if (!world.queue) world.start = Math.max(0, world.end - KEPT);
  if (world.queue) handOut(world);
  else for (const each of world.readers) if (each.running) for (let i = 0; i < each.pace; i++) read(world, each);
}

/** One order, if there is one for this reader. @param {World} world @param {Reader} reader */
export function read(world, reader) {
  if (world.queue) return take(world, reader);
  reader.position = Math.max(reader.position, world.start); // what it wanted is no longer there: auto.offset.reset=earliest
  if (reader.position < world.end) work(world, reader, reader.position++);
}

/** @param {World} world @param {Reader} reader */
export function setBack(world, reader) {
  if (!world.queue) reader.position = Math.max(world.start, reader.position - BACK);
}

/** The fraud team's reader, once. @param {World} world @param {boolean} fromEnd auto.offset.reset=latest */
export function join(world, fromEnd) {
  if (world.readers.length > 3) return;
  const position = fromEnd ? world.end : world.start;
  world.readers.push({ ...reader('fraud', 2), position, joined: position });
}

/** Orders that it has still to read. @param {World} world @param {Reader} reader */
export function lag(world, { position }) {
  return world.queue ? world.waiting.length : world.end - position;
}

/** Offsets that were dropped before this reader came to them. @param {World} world @param {Reader} reader @returns {number[]} */
export function lostBy({ queue, start }, { joined, done }) {
  if (queue) return [];
  return Array.from({ length: Math.max(0, start - joined) }, (_, i) => joined + i).filter((offset) => !done[offset]);
}

/** @param {Reader} reader @returns {number} orders whose work it did twice or more */
export function repeated({ done }) {
  return done.filter((times) => times > 1).length;
}

/** @param {Reader} reader @returns {number} orders that it has worked on */
export function worked({ done }) {
  return done.filter(Boolean).length;
}

/** @param {Name} name @param {number} pace @returns {Reader} */
function reader(name, pace) {
  return { name, pace, running: true, position: 0, joined: 0, done: [] };
}

/** What waits goes to the running readers in turn. @param {World} world */
function handOut(world) {
  const { readers } = world;
  while (world.waiting.length && readers.some((each) => each.running)) {
    const next = readers[world.turn++ % readers.length];
    if (next.running) take(world, next);
  }
}

/** @param {World} world @param {Reader} reader */
function take(world, reader) {
  const offset = world.waiting.shift();
  if (offset !== undefined) work(world, reader, offset);
}

/** @param {World} world @param {Reader} reader @param {number} offset */
function work({ careful }, { done }, offset) {
  const before = done[offset] ?? 0;
  done[offset] = careful && before ? before : before + 1;
}
