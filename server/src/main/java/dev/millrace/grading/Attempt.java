package dev.millrace.grading;

import java.time.Instant;
import java.util.Map;

/// One submission as it was sent.
///
/// @param number which attempt at the lab it was, from 1
/// @param files sources by file name: a student's text
public record Attempt(String id, int number, Instant at, Map<String, String> files) {
    public Attempt {
        files = Map.copyOf(files);
    }
}
