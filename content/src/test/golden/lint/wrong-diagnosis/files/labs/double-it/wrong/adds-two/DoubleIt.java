class DoubleIt {} // trial: told only-first small
