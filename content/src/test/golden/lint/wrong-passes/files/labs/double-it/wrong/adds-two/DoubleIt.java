class DoubleIt {} // trial: passes
