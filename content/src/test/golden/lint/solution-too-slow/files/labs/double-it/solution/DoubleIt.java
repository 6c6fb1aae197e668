class DoubleIt {} // trial: too-slow
