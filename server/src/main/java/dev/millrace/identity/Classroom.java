package dev.millrace.identity;

import java.time.Instant;

/// A class: the join code that its students type, the course that it follows, and whether an instructor took it.
public record Classroom(ClassId id, String code, String course, boolean taken, Instant createdAt) {}
