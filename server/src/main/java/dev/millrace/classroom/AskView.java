package dev.millrace.classroom;

/// The page on which a student asks, answers the poll and writes to the instructor; it needs no script.
public record AskView(HandView hand, AskedView asked) {}
