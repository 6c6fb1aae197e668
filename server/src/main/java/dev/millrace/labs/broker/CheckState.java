package dev.millrace.labs.broker;

/// Where one check stands.
///
/// @param seen what the broker showed instead, in a few words; empty once passed
public record CheckState(String id, String title, boolean passed, String seen) {}
