package dev.millrace.grader.explain;

/// Both programs on the same events.
///
/// @param yours the submission
/// @param expected the lab's reference solution
public record Trial(Side yours, Side expected) {}
