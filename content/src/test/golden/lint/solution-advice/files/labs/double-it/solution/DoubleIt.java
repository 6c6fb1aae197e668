class DoubleIt {} // trial: advised
