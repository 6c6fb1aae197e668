package dev.millrace.grader.exercise;

import java.nio.file.Path;

/// A fixture that cannot be read: where, and what is wrong there. Line 0 means the file as a whole.
public final class FixtureException extends RuntimeException {
    private final transient Path path;
    private final int line;
    private final String problem;

    public FixtureException(Path path, int line, String problem) {
        super(path + ":" + line + ": " + problem);
        this.path = path;
        this.line = line;
        this.problem = problem;
    }

    public Path path() {
        return path;
    }

    public int line() {
        return line;
    }

    /// What is wrong, without the place.
    public String problem() {
        return problem;
    }
}
