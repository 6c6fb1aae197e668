// tries: the same
// outcome: did-not-compile
// file name: META-INF/services/javax.annotation.processing.Processor
Processor
