package dev.millrace.identity;

/// A person who teaches; `classId` is the class they look at.
public record Instructor(InstructorId id, ClassId classId, String name) implements Viewer {}
