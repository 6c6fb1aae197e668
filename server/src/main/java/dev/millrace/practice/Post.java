package dev.millrace.practice;

import java.time.Instant;

/// One answer on a class's board; name and text are untrusted.
public record Post(String author, String text, Instant at, boolean mine) {}
