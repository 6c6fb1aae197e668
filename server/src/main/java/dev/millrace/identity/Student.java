package dev.millrace.identity;

import java.time.Instant;

/// A person who learns in one class. The name is untrusted text of at most 60 characters.
public record Student(StudentId id, ClassId classId, String name, Instant joinedAt) implements Viewer {}
