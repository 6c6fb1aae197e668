package dev.millrace.content;

import java.nio.file.Path;

/// Something an author should mend. `line` counts from 1. `rule` is a short stable name (`unknown-key`);
/// `what` says what is wrong and `mend` what to do about it, both as parts of a sentence without a full stop.
public record Finding(Path path, int line, String rule, String what, String mend) implements Comparable<Finding> {

    /// Whether a page is wrong or incomplete because of it. The others are advice: they fail the linter, and a
    /// course with them may still be shown.
    public boolean breaks() {
        return !Rules.ADVICE.contains(rule);
    }

    /// `path:line [rule] what — how to mend`, with the path as seen from `base`.
    public String line(Path base) {
        return "%s:%d [%s] %s — %s".formatted(relative(base), line, rule, what, mend);
    }

    private Path relative(Path base) {
        return path.startsWith(base) ? base.relativize(path) : path;
    }

    @Override
    public int compareTo(Finding other) {
        var byPath = path.compareTo(other.path);
        if (byPath != 0) {
            return byPath;
        }
        var byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : (rule + what).compareTo(other.rule + other.what);
    }
}
