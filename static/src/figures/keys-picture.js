// @ts-check
// The picture of keys-and-groups: a row for each partition with its keys, and at the right the member that reads it.
import { svg, text } from './svg.js';

const WIDTH = 600;
const ROW = 34;
const TOP = 24;
const CELLS = 72;
const CELLS_END = 470;
const MEMBER = 500;
const MEMBER_WIDTH = 98;

/**
 * @param {import('./keys-and-groups.js').Layout} layout
 * @param {readonly string[]} idle members without a partition
 * @param {string} label
 */
export function groupPicture(layout, idle, label) {
  const height = TOP + (layout.length + idle.length) * ROW + 4;
  const figure = svg('svg', { class: 'fig', viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': label });
  figure.append(text(CELLS, 12, 'keys, by partition'), text(MEMBER, 12, 'group members'));
  layout.forEach((row, partition) => figure.append(...partitionRow(row, partition, TOP + partition * ROW)));
  figure.append(...memberBoxes(layout));
  idle.forEach((member, i) => figure.append(...idleBox(member, TOP + (layout.length + i) * ROW)));
  return figure;
}

/**
 * @param {import('./keys-and-groups.js').Layout[number]} row
 * @param {number} partition
 * @param {number} y
 */
function partitionRow({ keys, movedOwner }, partition, y) {
  const line = CELLS_END - CELLS;
  const drawn = [text(0, y + 17, `partition ${partition}`), svg('path', { class: 'hair', d: `M${CELLS} ${y}h${line}M${CELLS} ${y + 26}h${line}` })];
  let x = CELLS;
  keys.forEach(({ key, moved, own }, i) => {
    const width = Math.max(38, key.length * 7.3 + 10);
    const room = i === keys.length - 1 ? CELLS_END : CELLS_END - 30;
    if (x > room - width) {
      if (x < CELLS_END) drawn.push(text(x + 6, y + 17, `+${keys.length - i}`));
      x = CELLS_END;
      return;
    }
    drawn.push(
      svg('rect', { class: own ? 'wash' : 'node', x, y, width, height: 26 }),
      svg('rect', { class: moved || own ? 'acc' : '', x, y, width, height: 26 }),
      text(x + width / 2, y + 17, key, { class: 'mono', 'text-anchor': 'middle' }),
    );
    x += width + (moved || keys[i + 1]?.moved ? 2 : 0);
  });
  drawn.push(svg('path', { class: movedOwner ? 'acc' : '', d: `M${CELLS_END + 3} ${y + 13}h22m-6-4 6 4-6 4` }));
  return drawn;
}

/** A member reads neighbouring partitions: its box spans their rows. @param {import('./keys-and-groups.js').Layout} layout */
function memberBoxes(layout) {
  return [...new Set(layout.map((row) => row.member))].flatMap((member) => {
    const first = layout.findIndex((row) => row.member === member);
    const count = layout.filter((row) => row.member === member).length;
    const y = TOP + first * ROW;
    const height = count * ROW - 8;
    return [
      svg('rect', { class: 'node', x: MEMBER, y, width: MEMBER_WIDTH, height }),
      text(MEMBER + MEMBER_WIDTH / 2, y + height / 2 + 4, `member ${member}`, { class: 'em', 'text-anchor': 'middle' }),
    ];
  });
}

/**
 * @param {string} member
 * @param {number} y
 */
function idleBox(member, y) {
  return [
    svg('rect', { class: 'dash', x: MEMBER, y, width: MEMBER_WIDTH, height: 26 }),
    text(MEMBER + MEMBER_WIDTH / 2, y + 17, `${member}: idle`, { 'text-anchor': 'middle' }),
  ];
}
