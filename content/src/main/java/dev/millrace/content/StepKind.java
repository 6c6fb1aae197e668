package dev.millrace.content;

import java.util.Locale;

/// The kinds of step that an outline tells apart. Only lessons are numbered.
public enum StepKind {
    LESSON,
    LAB,
    DESIGN,
    QUIZ,
    DISCUSSION;

    /// As it is written in `course.yaml` and in `data-` attributes: `lesson`, `lab` and so on.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
