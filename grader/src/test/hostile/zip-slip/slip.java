// tries: the same
// outcome: did-not-compile
// file name: ../../../../../../tmp/Slip.java
class Slip {}
