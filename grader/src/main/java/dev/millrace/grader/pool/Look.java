package dev.millrace.grader.pool;

/// One more run of a case that passed.
///
/// @param reordered whether its events came in another order, one that Kafka may choose as well
public record Look(boolean reordered, CaseOutput output) {}
