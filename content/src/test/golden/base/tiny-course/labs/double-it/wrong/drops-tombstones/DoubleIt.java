class DoubleIt {} // trial: fails tombstone
