package dev.millrace.course;

import dev.millrace.content.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Tells the author what the linter would say. Shown to instructors only.
///
/// @param behind whether students see an older version because of it
/// @param lines the first findings, `file:line [rule] what — how to mend`
/// @param more how many there are beyond those
public record CourseNotice(boolean behind, List<String> lines, int more) {
    private static final int SHOWN = 5;

    public CourseNotice {
        lines = List.copyOf(lines);
    }

    static CourseNotice of(List<Finding> findings, Path folder, boolean behind) {
        var serious = findings.stream().filter(Finding::breaks);
        var advice = findings.stream().filter(finding -> !finding.breaks());
        var lines = Stream.concat(serious, advice)
                .limit(SHOWN)
                .map(finding -> finding.line(folder))
                .toList();
        return new CourseNotice(behind, lines, findings.size() - lines.size());
    }

    /// What it means for the class, in a sentence.
    public String sentence() {
        return behind
                ? "The last change to the course has a fault. Students see the version before it until it is mended."
                : "The course files have something to mend.";
    }
}
