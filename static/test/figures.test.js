// The vectors are those of Apache Kafka's own UtilsTest.testMurmur2 (release 4.3).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chain, duration, neededEach, percent } from '../src/figures/chain.js';
import { inRanges, murmur2, partitionOf } from '../src/figures/murmur2.js';

const bytes = (text) => new TextEncoder().encode(text);

test('murmur2 gives what the Java client gives', () => {
  assert.equal(murmur2(bytes('21')), -973932308);
  assert.equal(murmur2(bytes('foobar')), -790332482);
  assert.equal(murmur2(bytes('a-little-bit-long-string')), -985981536);
  assert.equal(murmur2(bytes('a-little-bit-longer-string')), -1486304829);
  assert.equal(murmur2(bytes('lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8')), -58897971);
  assert.equal(murmur2(bytes('abc')), 479470107);
});

test('a key keeps its partition while their number does not change', () => {
  for (const key of ['c-17', '', 'ключ', '€']) {
    const partition = partitionOf(key, 6);
    assert.ok(partition >= 0 && partition < 6, key);
    assert.equal(partitionOf(key, 6), partition);
  }
});

test('ranges cover every partition once, the first members having one more', () => {
  assert.deepEqual(inRanges(7, 3), [[0, 1, 2], [3, 4], [5, 6]]);
  assert.deepEqual(inRanges(2, 4), [[0], [1], [], []]);
});

test('eight services at 99.9 per cent fail 344 minutes a month', () => {
  const { whole, downSeconds, latencyMs } = chain(8, 99.9, 50);
  assert.equal(whole.toFixed(2), '99.20');
  assert.equal(duration(downSeconds), '344 min');
  assert.equal(latencyMs, 400);
  assert.equal(percent(neededEach(8, 99.9)), '99.987 %');
  assert.equal(percent(99.9), '99.90 %');
  assert.equal(percent(99.995), '99.995 %');
  assert.equal(percent(99), '99.00 %');
});
