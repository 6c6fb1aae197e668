// @ts-check
// The hash by which the Java client's default partitioner places a key (Apache Kafka 4.3, org.apache.kafka.common.utils.Utils.murmur2),
// 32-bit murmur2 with the seed 0x9747b28c over the key's bytes.

const SEED = 0x9747b28c;
const M = 0x5bd1e995;
const R = 24;

/** @param {Uint8Array} bytes @returns {number} a signed 32-bit integer, as in Java */
export function murmur2(bytes) {
  const { length } = bytes;
  let h = SEED ^ length;
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4) {
    let k = bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    k = Math.imul(k, M);
    k ^= k >>> R;
    h = Math.imul(h, M) ^ Math.imul(k, M);
  }
  const rest = length & 3;
  if (rest === 3) h ^= bytes[whole + 2] << 16;
  if (rest >= 2) h ^= bytes[whole + 1] << 8;
  if (rest >= 1) h = Math.imul(h ^ bytes[whole], M);
  h ^= h >>> 13;
  h = Math.imul(h, M);
  return h ^ (h >>> 15);
}

/**
 * @param {string} key as UTF-8, as StringSerializer writes it
 * @param {number} partitions
 */
export function partitionOf(key, partitions) {
  return (murmur2(new TextEncoder().encode(key)) & 0x7fffffff) % partitions;
}

/**
 * Partitions of one topic over the members of a group, in ranges, the first members getting one more: as the Java consumer's RangeAssignor does.
 *
 * @param {number} partitions
 * @param {number} members
 * @returns {number[][]} by member
 */
export function inRanges(partitions, members) {
  const each = Math.floor(partitions / members);
  const more = partitions % members;
  return Array.from({ length: members }, (_, member) => {
    const start = member * each + Math.min(member, more);
    return Array.from({ length: each + (member < more ? 1 : 0) }, (_, i) => start + i);
  });
}
