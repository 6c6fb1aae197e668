// @ts-check
// The picture of retention-and-compaction: records at their offsets, gaps where some were removed, segments as braces below.
import { active, recordsOf } from './compaction.js';
import { svg, text } from './svg.js';

const WIDTH = 600;
const LEFT = 4;
const CELL = 45;
/** offsets in sight, the newest */
const SEEN = 13;
const TOP = 22;
const HIGH = 44;
const BRACE = TOP + HIGH + 12;

/** @typedef {import('./compaction.js').Partition} Partition */
/** @typedef {import('./compaction.js').Segment} Segment */
/** @typedef {import('./compaction.js').Rec} Rec */
/** @typedef {import('./compaction.js').Removal} Removal */

/** @param {Partition} partition @param {readonly Removal[]} removed by the last step */
export function compactionPicture(partition, removed) {
  const figure = svg('svg', { class: 'fig', viewBox: `0 0 ${WIDTH} ${BRACE + 46}`, role: 'img', 'aria-label': described(partition) });
  const first = Math.max(0, partition.next - SEEN);
  const at = (/** @type {number} */ offset) => LEFT + Math.max(0, offset - first) * CELL;
  const records = new Map(recordsOf(partition).map((record) => [record.offset, record]));
  for (let offset = first; offset < partition.next; offset++) {
    figure.append(text(at(offset) + CELL / 2, 14, String(offset), { 'text-anchor': 'middle' }));
    const record = records.get(offset);
    const gone = removed.some((each) => each.offset === offset);
    figure.append(...(record ? cell(record, at(offset), offset >= active(partition).base) : gap(at(offset), gone)));
  }
  for (const [i, segment] of partition.segments.entries()) {
    const end = partition.segments[i + 1]?.base ?? partition.next;
    if (end >= first) figure.append(...brace(segment, at(segment.base), at(end), segment === active(partition)));
  }
  return figure;
}

/** @param {Partition} partition */
function described(partition) {
  const segments = partition.segments.map((segment) => {
    const records = segment.records.map(({ offset, key, value }) => `${offset} ${key} ${value ?? 'tombstone'}`);
    return `${segment === active(partition) ? 'Active' : 'Closed'} segment: ${records.join(', ') || 'no records'}`;
  });
  return `Day ${partition.day}. ${segments.join('. ')}.`;
}

/** @param {Rec} record @param {number} x @param {boolean} isActive */
function cell({ key, value }, x, isActive) {
  const middle = x + CELL / 2;
  return [
    svg('rect', { class: isActive ? 'wash' : 'win', x: x + 2, y: TOP, width: CELL - 4, height: HIGH }),
    svg('rect', { class: value === null ? 'dash' : '', x: x + 2, y: TOP, width: CELL - 4, height: HIGH }),
    text(middle, TOP + 18, key, { class: 'mono', 'text-anchor': 'middle' }),
    text(middle, TOP + 35, value ?? 'null', { 'text-anchor': 'middle' }),
  ];
}

/** @param {number} x @param {boolean} gone just now */
function gap(x, gone) {
  if (!gone) return [svg('path', { class: 'hair dash', d: `M${x + 6} ${TOP + HIGH}h${CELL - 12}` })];
  return [
    svg('rect', { class: 'bad dash', x: x + 2, y: TOP, width: CELL - 4, height: HIGH }),
    text(x + CELL / 2, TOP + 27, 'gone', { class: 'f', 'text-anchor': 'middle' }),
  ];
}

/** @param {Segment} segment @param {number} from @param {number} to @param {boolean} isActive */
function brace({ records, newest }, from, to, isActive) {
  const right = Math.max(to, from + CELL);
  const room = right - from > 2 * CELL;
  const kind = isActive ? 'acc' : '';
  const words = records.length ? `${room ? 'newest: ' : ''}day ${newest}` : 'no records';
  return [
    svg('path', { class: kind, d: `M${from + 3} ${BRACE - 5}v5H${right - 3}v-5` }),
    text(from + 4, BRACE + 17, isActive ? 'active' : 'closed', { class: 'em' }),
    text(from + 4, BRACE + 33, words),
  ];
}
