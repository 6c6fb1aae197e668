package dev.millrace.grading;

import java.time.Instant;

/// A file as the editor last saved it.
///
/// @param version counts the saves, from 1
public record SavedFile(String file, String source, int version, Instant savedAt) {}
