class DoubleIt {
// trial: does-not-compile 1
