package dev.millrace.content;

import java.util.List;
import java.util.Optional;

/// What came of reading a course folder: the course without its faulty parts, and every fault, sorted by
/// file and line. Without a readable `course.yaml` there is no course.
public record Reading(Optional<Course> course, List<Finding> findings) {
    public Reading {
        findings = findings.stream().distinct().sorted().toList();
    }

    /// Whether every page is as its author wrote it.
    public boolean whole() {
        return course.isPresent() && findings.stream().noneMatch(Finding::breaks);
    }
}
