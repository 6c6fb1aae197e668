// The rules are Kafka's; where each comes from is said at the top of compaction.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { active, append, empty, nextDay, recordsOf, table } from '../src/figures/compaction.js';
import { finding, OPENING, told } from '../src/figures/compaction-story.js';

const offsets = (partition) => recordsOf(partition).map(({ offset }) => offset);
const bases = (partition) => partition.segments.map(({ base }) => base);
const after = (steps) => told(OPENING + steps).partition;

test('a full segment is closed by the next record, not before', () => {
  assert.deepEqual(bases(told('abc').partition), [0]);
  assert.deepEqual(bases(told('abca').partition), [0, 3]);
});

test('a segment that is not full is closed by a record that comes after segment.ms', () => {
  assert.deepEqual(bases(told(`2a${'t'.repeat(7)}a`).partition), [0]);
  assert.deepEqual(bases(told(`2a${'t'.repeat(8)}a`).partition), [0, 1]);
});

test('retention drops whole segments once their newest record is older than retention.ms', () => {
  const mixed = told('abtc'); // days 0, 0 and 1 in one segment
  assert.deepEqual(offsets(nextDay(nextDay(append(mixed.partition, 'c-31', 'FR'), 'delete').partition, 'delete').partition), [0, 1, 2, 3]);
  assert.deepEqual(offsets(told('abtcdttt').partition), [], 'a day later all of it goes');
});

test('retention drops the oldest segments first and moves the start of the log', () => {
  assert.deepEqual(offsets(after('t')), [3, 4, 5, 6, 7]);
  assert.equal(after('t').start, 3);
  assert.deepEqual(offsets(after('tt')), [6, 7]);
});

test('where the active segment is old enough too another is begun, and offsets go on', () => {
  const emptied = after('ttt');
  assert.deepEqual(bases(emptied), [8]);
  assert.equal(emptied.start, 8);
  assert.deepEqual(offsets(after('tttta')), [8]);
  assert.deepEqual(bases(after('tttttt')), [8], 'an empty active segment stays');
});

test('retention does nothing to a topic that is only compacted', () => {
  assert.deepEqual(offsets(after('2ttttt')), [2, 3, 4, 5, 6, 7]);
});

test('compaction keeps the last record of each key in closed segments, at its offset', () => {
  const { partition, removed } = told(`${OPENING}2t`);
  assert.deepEqual(offsets(partition), [2, 3, 4, 5, 6, 7]);
  assert.deepEqual(removed, [{ offset: 0, why: 'newer' }, { offset: 1, why: 'newer' }]);
});

test('what is in the active segment neither goes nor makes anything go', () => {
  const values = recordsOf(after('2t')).filter(({ key }) => key === 'c-17').map(({ value }) => value);
  assert.deepEqual(values, ['BE', 'LU']);
  assert.deepEqual(offsets(told('2aaat').partition), [0, 1, 2], 'one segment, the active one');
});

test('a tombstone stays until delete.retention.ms after the clean-up that first met it', () => {
  assert.equal(table(after('2t')).get('c-04').until, 4);
  assert.deepEqual(told(`${OPENING}2tcat`).removed.at(-2), { offset: 4, why: 'tombstone' });
  assert.equal(table(after('2tcat')).has('c-04'), false);
});

test('a tombstone that was never compacted has no time limit', () => {
  assert.equal(table(after('2')).get('c-04').until, undefined);
  assert.equal(table(told('2Attttt').partition).get('c-17').value, null, 'in the active segment for five days');
});

test('an overdue tombstone waits for the next clean-up, which waits for a closed segment', () => {
  assert.equal(told(`${OPENING}2tttt`).cleaned, false);
  assert.ok(offsets(after('2tttt')).includes(4));
  assert.ok(!offsets(after('2ttttcat')).includes(4));
});

test('a later record of its key takes a tombstone away before its time', () => {
  assert.deepEqual(told('2Abcat').partition.segments[0].records.map(({ offset }) => offset), [0, 1, 2], 'the later one is active');
  assert.deepEqual(told('2Abcabct').removed, [], 'still so: nothing is closed but the first segment');
  const { removed } = told('2Abcabcat');
  assert.deepEqual(removed[0], { offset: 0, why: 'newer' });
});

test('closed segments that have become small are merged, never with the active one', () => {
  const once = told('2abcabcabcat').partition;
  assert.deepEqual(bases(once), [0, 3, 6, 9], 'by the size before');
  const twice = told('2abcabcabcatbcat').partition;
  assert.deepEqual(bases(twice), [0, 9, 12]);
  assert.equal(active(twice).base, 12);
});

test('both policies together: the last record of each key, but not for longer than retention', () => {
  assert.deepEqual(offsets(after('3t')), [3, 4, 5, 6, 7]);
  assert.deepEqual(offsets(after('3tcat')), [7, 8, 9]);
  assert.deepEqual(offsets(after('3ttt')), []);
});

test('a removed record is given one reason', () => {
  for (const steps of ['t', 'ttt', '2t', '2tcat', '3tcat', '3ttt']) {
    const { removed, partition } = told(OPENING + steps);
    const before = told((OPENING + steps).slice(0, -1)).partition;
    assert.equal(removed.length, offsets(before).length - offsets(partition).length, steps);
  }
});

test('an empty partition is a table without rows', () => {
  assert.equal(table(empty()).size, 0);
});

test('the finding says why records went, and why none did', () => {
  assert.match(finding(`${OPENING}t`), /Retention dropped offsets 0 to 2/);
  assert.match(finding(`${OPENING}ttt`), /goes on at offset 8/);
  assert.match(finding(`${OPENING}2t`), /Compaction removed offsets 0 and 1.*c-88 and c-17 are there more than once/);
  assert.match(finding(`${OPENING}2tcat`), /The tombstone at offset 4 went too/);
  assert.match(finding(`${OPENING}2tt`), /nothing to do; write something. The tombstone at offset 4 may go/);
  assert.match(finding('at'), /No segment's newest record/);
});
