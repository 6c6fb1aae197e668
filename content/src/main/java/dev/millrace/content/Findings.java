package dev.millrace.content;

import dev.millrace.content.source.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Collects what one reading of a course finds.
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    Report in(Path file) {
        return (line, rule, what, mend) -> all.add(new Finding(file, Math.max(1, line), rule, what, mend));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
