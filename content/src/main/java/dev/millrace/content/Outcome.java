package dev.millrace.content;

/// What a student can do afterwards: `O4`, "Understand the fundamental patterns of stream processing".
public record Outcome(String id, String text) {}
