package dev.millrace.classroom;

/// Why something was not done, and what to do about it.
public record Refusal(String why) {}
