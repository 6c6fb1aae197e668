class DoubleIt {} // trial: our-fault
