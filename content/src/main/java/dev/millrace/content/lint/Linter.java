package dev.millrace.content.lint;

import dev.millrace.content.CourseReader;
import dev.millrace.content.Finding;
import dev.millrace.content.LabSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds everything that an author should mend: what the reader reports, and coding labs whose starter,
/// solution or wrong solutions do not behave as they should.
public final class Linter {
    private final CourseReader reader;
    private final Trial trial;

    public Linter(CourseReader reader, Trial trial) {
        this.reader = reader;
        this.trial = trial;
    }

    /// Every finding in a course folder at once, by file and line.
    public List<Finding> lint(Path courseFolder) {
        var reading = reader.read(courseFolder);
        var findings = new ArrayList<>(reading.findings());
        reading.course().ifPresent(course -> {
            for (var lab : course.labs()) {
                if (lab.spec() instanceof LabSpec.Streams streams) {
                    var folder = courseFolder.resolve("labs").resolve(lab.slug().value());
                    findings.addAll(new LabProof(folder, streams, trial).findings());
                }
            }
        });
        return findings.stream().distinct().sorted().toList();
    }
}
