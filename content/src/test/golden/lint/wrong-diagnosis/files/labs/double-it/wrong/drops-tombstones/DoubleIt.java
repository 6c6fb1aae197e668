class DoubleIt {} // trial: told tombstone-ignored tombstone
