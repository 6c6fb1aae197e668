class DoubleIt {} // trial: fails small
