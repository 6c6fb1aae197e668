package dev.millrace.content;

import java.time.Duration;
import java.util.Optional;

/// One entry of the outline, in the order of `course.yaml`. A [LaterStep] has no page yet: it is listed
/// with its title so that the reader sees the whole course, and says that it opens later.
public sealed interface Step {
    /// What stands before the title: `5.4` of a numbered lesson, `P4` or `Q1` of the others, or nothing.
    String mark();

    String title();

    StepKind kind();

    Duration length();

    /// The address of an open step; empty for a step that opens later.
    Optional<Slug> open();

    /// Mark and title in one line: "5.4 Time and windows".
    default String name() {
        return mark().isEmpty() ? title() : mark() + " " + title();
    }

    /// A lesson, a design lab or a quiz page: whatever has a `lesson.md`.
    record LessonStep(String mark, Lesson lesson) implements Step {
        @Override
        public String title() {
            return lesson.title();
        }

        @Override
        public StepKind kind() {
            return lesson.kind().step();
        }

        @Override
        public Duration length() {
            return lesson.length();
        }

        @Override
        public Optional<Slug> open() {
            return Optional.of(lesson.slug());
        }
    }

    /// A coding lab or a broker lab.
    record LabStep(Lab lab) implements Step {
        @Override
        public String mark() {
            return lab.label();
        }

        @Override
        public String title() {
            return lab.title();
        }

        @Override
        public StepKind kind() {
            return StepKind.LAB;
        }

        @Override
        public Duration length() {
            return lab.length();
        }

        @Override
        public Optional<Slug> open() {
            return Optional.of(lab.slug());
        }
    }

    /// Part of the course, not written yet.
    record LaterStep(String mark, String title, StepKind kind, Duration length) implements Step {
        @Override
        public Optional<Slug> open() {
            return Optional.empty();
        }
    }
}
