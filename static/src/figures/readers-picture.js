// @ts-check
// The picture of one-log-many-readers: the log above, under it a row for each reader: what it has done, where it is, how far that is from the end.
import { lag, lostBy, repeated, worked } from './readers.js';
import { svg, text } from './svg.js';

const WIDTH = 600;
const LEFT = 66;
const CELL = 28;
/** offsets in sight, the newest */
const SEEN = 12;
const WORDS = LEFT + SEEN * CELL + 14;
const LOG = 24;
const TOP = 74;
const ROW = 44;
const HIGH = 24;

/** @typedef {import('./readers.js').World} World */
/** @typedef {import('./readers.js').Reader} Reader */

/** @param {World} world @param {number} chosen the reader that the controls are about */
export function readersPicture(world, chosen) {
  const height = TOP + world.readers.length * ROW;
  const figure = svg('svg', { class: 'fig', viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': described(world) });
  figure.append(...logRow(world));
  world.readers.forEach((reader, i) => figure.append(...readerRow(world, reader, TOP + i * ROW, i === chosen)));
  return figure;
}

/** @param {World} world */
function described(world) {
  const { queue, start, end, waiting, readers } = world;
  if (queue) return `A queue, ${waiting.length} waiting of ${end}. ${readers.map((reader) => `${reader.name} took ${worked(reader)}`).join(', ')}.`;
  const each = readers.map((reader) => `${reader.name} is at offset ${reader.position}, lag ${lag(world, reader)}, ${outcome(world, reader)}`);
  return `${end ? `A log with offsets ${start} to ${end - 1}` : 'An empty log'}. ${each.join('. ')}.`;
}

/** @param {World} world */
function logRow({ queue, start, end, waiting }) {
  const drawn = [text(0, LOG + 16, queue ? 'queue' : 'log', { class: 'em' }), text(LEFT, 12, queue ? 'orders, numbered as they came' : 'orders, by offset')];
  for (const { offset, x } of inSight(end)) {
    const here = queue ? waiting.includes(offset) : offset >= start;
    drawn.push(svg('rect', { class: here ? 'node' : 'hair dash', x, y: LOG, width: CELL, height: HIGH }));
    if (here) drawn.push(text(x + CELL / 2, LOG + 16, String(offset), { class: 'mono', 'text-anchor': 'middle' }));
  }
  drawn.push(text(WORDS, LOG + 16, queue ? `${waiting.length} waiting` : start ? `${start} dropped` : 'all kept'));
  return drawn;
}

/**
 * @param {World} world
 * @param {Reader} reader
 * @param {number} y
 * @param {boolean} chosen
 */
function readerRow(world, reader, y, chosen) {
  const { name, done } = reader;
  const drawn = [text(0, y + 12, name, { class: 'em' })];
  if (!world.queue) drawn.push(text(0, y + 28, `lag ${lag(world, reader)}`));
  if (chosen) drawn.push(svg('path', { class: 'acc', d: `M0 ${y + 16}h${LEFT - 14}` }));
  const lost = lostBy(world, reader);
  for (const { offset, x } of inSight(world.end)) {
    const times = done[offset] ?? 0;
    const ahead = !world.queue && offset >= reader.position;
    if (times) drawn.push(svg('rect', { class: 'wash', x, y, width: CELL, height: HIGH }));
    if (times || ahead || lost.includes(offset)) drawn.push(svg('rect', { class: times ? 'hair' : 'dash', x, y, width: CELL, height: HIGH }));
    if (times && world.queue) drawn.push(text(x + CELL / 2, y + 16, String(offset), { class: 'mono', 'text-anchor': 'middle' }));
    if (times > 1) drawn.push(text(x + CELL / 2, y + 16, `${times}×`, { class: 'em', 'text-anchor': 'middle' }));
    if (lost.includes(offset)) drawn.push(text(x + CELL / 2, y + 16, 'lost', { class: 'f', 'text-anchor': 'middle' }));
  }
  if (!world.queue) drawn.push(...distance(world, reader, y));
  drawn.push(text(WORDS, y + 12, outcome(world, reader)), text(WORDS, y + 28, way(world, reader)));
  return drawn;
}

/** From the reader's position to the end of the log. @param {World} world @param {Reader} reader @param {number} y */
function distance({ end }, { position }, y) {
  const first = Math.max(0, end - SEEN);
  const from = LEFT + Math.max(0, position - first) * CELL;
  const to = LEFT + (end - first) * CELL;
  const under = y + HIGH + 6;
  const bar = svg('path', { class: 'acc', d: `M${from} ${y - 3}V${under + 4}` });
  return from === to ? [bar] : [bar, svg('path', { class: 'acc', d: `M${from} ${under}H${to - 2}m-6 -4 6 4-6 4` })];
}

/** @param {World} world @param {Reader} reader */
function outcome(world, reader) {
  const twice = repeated(reader);
  const lost = lostBy(world, reader).length;
  return [`${worked(reader)} done`, twice && `${twice} repeated`, lost && `${lost} lost`].filter(Boolean).join(', ');
}

/** @param {World} world @param {Reader} reader */
function way({ queue }, { running, pace }) {
  if (!running) return 'stopped';
  return queue ? 'takes its turn' : `reads up to ${pace} at a time`;
}

/** The newest offsets and where they stand. @param {number} end */
function inSight(end) {
  const first = Math.max(0, end - SEEN);
  return Array.from({ length: Math.min(end, SEEN) }, (_, i) => ({ offset: first + i, x: LEFT + i * CELL }));
}
