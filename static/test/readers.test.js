import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEPT, lag, lostBy, repeated, worked } from '../src/figures/readers.js';
import { finding, OPENING, told } from '../src/figures/readers-story.js';

const reader = (steps, name, queue = false) => told(steps, queue).readers.find((each) => each.name === name);
const story = (steps, queue = false) => finding(OPENING + steps, queue);

test('every reader that runs reads every order; one that is stopped falls behind', () => {
  const world = told(OPENING, false);
  assert.deepEqual(world.readers.map(worked), [5, 5, 2]);
  assert.deepEqual(world.readers.map((each) => lag(world, each)), [0, 0, 3]);
});

test('a reader as slow as orders come keeps its distance, a faster one catches up', () => {
  const slow = told(`${OPENING}cooo`, false);
  assert.equal(lag(slow, slow.readers[2]), 3);
  const fast = told('boooobooo', false); // shipping misses four orders, then reads two each time
  assert.equal(lag(fast, fast.readers[1]), 1);
});

test('reading one moves nobody else', () => {
  const before = told(OPENING, false).readers.map(({ position }) => position);
  assert.deepEqual(told(`${OPENING}3`, false).readers.map(({ position }) => position), [before[0], before[1], before[2] + 1]);
});

test('set back, a reader does its work twice unless it is idempotent', () => {
  assert.equal(repeated(reader(`${OPENING}xoo`, 'shipping')), 4);
  assert.equal(repeated(reader(`${OPENING}ixoo`, 'shipping')), 0);
  assert.equal(reader(`${OPENING}xoo`, 'shipping').position, 5);
});

test('retention drops what a reader that was away had not read', () => {
  const world = told(`${OPENING}${'o'.repeat(7)}`, false);
  assert.equal(world.start, 12 - KEPT);
  assert.deepEqual(lostBy(world, world.readers[2]), [2, 3]);
  const back = told(`${OPENING}${'o'.repeat(7)}3`, false);
  assert.deepEqual(lostBy(back, back.readers[2]), [2, 3]);
  assert.equal(back.readers[2].position, 5, 'it went on at the oldest, and read that');
});

test('what a reader has done and would only read again is not lost', () => {
  const world = told(`${OPENING}ax${'o'.repeat(7)}`, false);
  assert.deepEqual(lostBy(world, world.readers[0]), []);
});

test('a new reader begins at the oldest order that is kept, or at the end', () => {
  assert.equal(reader(`${OPENING}e`, 'fraud').position, 0);
  assert.equal(reader(`${OPENING}ooooe`, 'fraud').position, 1);
  assert.equal(reader(`${OPENING}l`, 'fraud').position, 5);
  assert.deepEqual(lostBy(told(`${OPENING}ooooe`, false), reader(`${OPENING}ooooe`, 'fraud')), [], 'what was gone before is not its loss');
  assert.equal(told(`${OPENING}el`, false).readers.length, 4, 'it joins once');
});

test('a queue gives each order to one reader, and has nothing to set back to', () => {
  const world = told(`${OPENING}oo`, true);
  assert.equal(world.readers.map(worked).reduce((a, b) => a + b), world.end);
  assert.ok(world.readers.every((each) => repeated(each) === 0));
  assert.deepEqual(told(`${OPENING}x`, true).readers, told(OPENING, true).readers);
});

test('orders wait in a queue while nobody takes them', () => {
  const world = told('abcooo', true);
  assert.deepEqual(world.waiting, [0, 1, 2]);
  assert.equal(worked(told('abcooo2', true).readers[1]), 1);
});

test('the finding says what the last step shows', () => {
  assert.match(story(''), /analytics is 3 behind/);
  assert.match(story('c'), /only keeps its distance/);
  assert.match(story('3'), /nobody else's position has moved/);
  assert.match(story('x'), /from offset 5 back to 1\. It will read 4 orders again, and do their work a second time/);
  assert.match(story('xo'), /shipping read orders for a second time/);
  assert.match(story('ix2'), /did nothing/);
  assert.match(story('oooooo'), /offset 2 was dropped\. analytics had not read it/);
  assert.match(story('oooooo3'), /asked for offset 2, which is gone/);
  assert.match(story('e'), /5 orders to learn from/);
  assert.match(story('l'), /the 5 orders before it does not/);
  assert.match(story('', true), /billing 3, shipping 2, analytics 0, of 5/);
  assert.match(story('x', true), /cannot go back/);
});
