class DoubleIt {} // trial: fails small tombstone
