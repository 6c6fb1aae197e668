// @ts-check
// How a partition is cleaned up, as Kafka 4.3 does it, with a day as the unit of time and a record as the unit of size. Sources:
// - Documentation, Topic configs: cleanup.policy, retention.ms, segment.bytes, segment.ms, delete.retention.ms, min.cleanable.dirty.ratio;
//   Design, Log Compaction
// - Retention: org.apache.kafka.storage.internals.log.UnifiedLog, deletableSegments and deleteRetentionMsBreachedSegments: oldest segments first,
//   for as long as their newest timestamp is older than retention.ms; where that is all of them, a new active segment is begun first
// - Compaction: …log.LogCleanerManager, grabFilthiestCompactedLog and cleanableOffsets (the active segment is left alone; without enough that is
//   new in closed segments nothing is cleaned), …log.Cleaner, shouldRetainRecord and groupSegmentsBySize; KIP-534 for the time of a tombstone,
//   which is counted from the clean-up that first met it

/** What the figure sets: days and records. min.cleanable.dirty.ratio is so low that one closed segment is enough. */
export const SETTINGS = { segmentRecords: 3, segmentDays: 7, retentionDays: 2, deleteRetentionDays: 1 };

/** @typedef {'delete' | 'compact' | 'compact,delete'} Policy */
/** @typedef {{offset: number, key: string, value: string | null, day: number, until?: number}} Rec until: the day from which a tombstone may go */
/** @typedef {{base: number, records: Rec[], newest: number}} Segment newest: the day of its newest record; the last segment is the active one */
/** @typedef {{day: number, next: number, start: number, dirty: number, segments: Segment[]}} Partition dirty: the first offset never cleaned */
/** @typedef {{offset: number, why: 'retention' | 'newer' | 'tombstone'}} Removal */

/** @returns {Partition} */
export function empty() {
  return { day: 0, next: 0, start: 0, dirty: 0, segments: [{ base: 0, records: [], newest: 0 }] };
}

/** @param {Partition} partition @returns {Segment} */
export function active({ segments }) {
  return segments[segments.length - 1];
}

/**
 * Appends a record. The active segment is closed before, when it is full or when its first record is older than segment.ms.
 *
 * @param {Partition} partition
 * @param {string} key
 * @param {string | null} value nothing for a tombstone
 * @returns {Partition}
 */
export function append(partition, key, value) {
  const { day, next } = partition;
  const { records } = active(partition);
  const full = records.length >= SETTINGS.segmentRecords || (records.length > 0 && day - records[0].day > SETTINGS.segmentDays);
  const begun = full ? roll(partition) : partition;
  const { base, records: earlier } = active(begun);
  const grown = { base, records: [...earlier, { offset: next, key, value, day }], newest: day };
  return { ...begun, next: next + 1, segments: [...begun.segments.slice(0, -1), grown] };
}

/**
 * A day passes; then the broker checks retention, and the cleaner comes round.
 *
 * @param {Partition} partition
 * @param {Policy} policy
 * @returns {{partition: Partition, removed: Removal[], cleaned: boolean}} cleaned: whether the cleaner found work
 */
export function nextDay(partition, policy) {
  const later = { ...partition, day: partition.day + 1 };
  const kept = policy === 'compact' ? later : retain(later);
  const after = policy === 'delete' ? kept : compact(kept);
  const gone = recordsOf(later).filter(({ offset }) => !recordsOf(after).some((record) => record.offset === offset));
  return { partition: after, removed: gone.map((record) => ({ offset: record.offset, why: why(record, kept) })), cleaned: after !== kept };
}

/**
 * The table that a reader builds who begins today: by key the last record that is there, a tombstone included.
 *
 * @param {Partition} partition
 * @returns {Map<string, Rec>}
 */
export function table(partition) {
  return new Map(recordsOf(partition).map((record) => [record.key, record]));
}

/** @param {Partition} partition @returns {Rec[]} every record that can be read */
export function recordsOf({ segments }) {
  return segments.flatMap(({ records }) => records);
}

/** @param {Partition} partition @returns {Partition} */
function roll(partition) {
  const { next, day, segments } = partition;
  return { ...partition, segments: [...segments, { base: next, records: [], newest: day }] };
}

/** @param {Partition} partition @returns {Partition} */
function retain(partition) {
  const { day, segments } = partition;
  const expired = (/** @type {Segment} */ segment) => day - segment.newest > SETTINGS.retentionDays;
  const firstKept = segments.findIndex((segment) => !expired(segment) || (segment === active(partition) && segment.records.length === 0));
  const all = firstKept === -1;
  const rolled = all ? roll(partition) : partition;
  const kept = rolled.segments.slice(all ? segments.length : firstKept);
  const start = kept.length < rolled.segments.length ? kept[0].base : partition.start;
  return { ...rolled, start, dirty: Math.max(partition.dirty, start), segments: kept };
}

/** @param {Partition} partition @returns {Partition} */
function compact(partition) {
  const { day, dirty, segments } = partition;
  const head = active(partition);
  const closed = segments.slice(0, -1);
  const fresh = closed.flatMap(({ records }) => records).filter(({ offset }) => offset >= dirty);
  if (fresh.length === 0) return partition; // nothing new in closed segments: the cleaner leaves the partition alone, overdue tombstones too
  const last = new Map(fresh.map(({ key, offset }) => [key, offset]));
  const cleaned = bySize(closed).map((group) => merge(group, last, day));
  return { ...partition, dirty: head.base, segments: [...cleaned, head] };
}

/** Neighbours that fit into one segment become one. @param {Segment[]} closed @returns {Segment[][]} */
function bySize(closed) {
  /** @type {Segment[][]} */
  const groups = [];
  let size = 0;
  for (const segment of closed) {
    const fits = groups.length > 0 && size + segment.records.length <= SETTINGS.segmentRecords;
    if (fits) groups[groups.length - 1].push(segment);
    else groups.push([segment]);
    size = (fits ? size : 0) + segment.records.length;
  }
  return groups;
}

/**
 * @param {Segment[]} group
 * @param {Map<string, number>} last the last offset of each key in what was never cleaned
 * @param {number} day
 * @returns {Segment}
 */
function merge(group, last, day) {
  const records = group
    .flatMap((segment) => segment.records)
    .filter(({ key, offset, value, until }) => offset >= (last.get(key) ?? -1) && (value !== null || until === undefined || day < until))
    .map((record) => (record.value === null ? { ...record, until: record.until ?? day + SETTINGS.deleteRetentionDays } : record));
  const newest = Math.max(...(records.length ? records.map((record) => record.day) : group.map((segment) => segment.newest)));
  return { base: group[0].base, records, newest };
}

/** @param {Rec} record @param {Partition} retained what retention had left @returns {Removal['why']} */
function why(record, retained) {
  const left = recordsOf(retained);
  if (!left.some(({ offset }) => offset === record.offset)) return 'retention';
  return record.value === null && !left.some(({ key, offset }) => key === record.key && offset > record.offset && offset < active(retained).base)
    ? 'tombstone'
    : 'newer';
}
