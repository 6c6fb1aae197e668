package dev.millrace.desk;

import dev.millrace.classroom.HeldBack;
import dev.millrace.content.Course;
import dev.millrace.content.Day;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.content.StepKind;
import java.util.List;
import java.util.Optional;

/// The course's outline with a student's marks.
public record OutlineView(List<DayLine> days) {
    public OutlineView {
        days = List.copyOf(days);
    }

    /// One day.
    ///
    /// @param count how much of what is open is done, in words
    /// @param open whether the day is unfolded
    public record DayLine(String title, String theme, String count, boolean open, List<SectionLine> sections) {
        public DayLine {
            sections = List.copyOf(sections);
        }
    }

    public record SectionLine(String title, List<StepLine> steps) {
        public SectionLine {
            steps = List.copyOf(steps);
        }
    }

    /// One step.
    ///
    /// @param href nothing for a step that opens later
    /// @param square labs are squares, lessons circles
    /// @param state `done`, `now`, `part` or nothing
    /// @param note what the mark says, in words
    /// @param held whether an instructor holds it back for now
    public record StepLine(
            String name,
            String kind,
            long minutes,
            String href,
            boolean square,
            String state,
            String note,
            boolean here,
            boolean held) {
        public boolean later() {
            return href.isEmpty();
        }
    }

    /// `here` is the step that is shown, or the one to go on with.
    ///
    /// @param held what is held back from who looks at it
    static OutlineView of(Course course, Marks marks, HeldBack.From held, Optional<Slug> here) {
        var today =
                here.flatMap(course::place).map(place -> place.day().number()).orElse(1);
        return new OutlineView(course.days().stream()
                .map(day -> day(day, marks, held, here, day.number() == today))
                .toList());
    }

    private static DayLine day(Day day, Marks marks, HeldBack.From held, Optional<Slug> here, boolean open) {
        var openSteps =
                day.steps().stream().filter(step -> step.open().isPresent()).toList();
        var count = openSteps.isEmpty() ? "opens later" : marks.done(openSteps) + " of " + openSteps.size();
        var sections = day.sections().stream()
                .map(section -> new SectionLine(
                        section.number() + " " + section.title(),
                        section.steps().stream()
                                .map(step -> step(step, marks, held, here))
                                .toList()))
                .toList();
        return new DayLine(day.title(), day.theme(), count, open, sections);
    }

    static StepLine step(Step step, Marks marks, HeldBack.From held, Optional<Slug> here) {
        var isHeld = step.open().filter(held::step).isPresent();
        var mark = step.open().map(marks::of).orElse(Marks.Mark.NONE);
        var isHere = here.isPresent() && step.open().equals(here);
        return new StepLine(
                step.name(),
                step.kind().word(),
                step.length().toMinutes(),
                step.open().map(slug -> "/course/" + slug).orElse(""),
                step.kind() != StepKind.LESSON,
                isHere && mark.state() != Marks.State.DONE ? "now" : state(mark),
                step.open().isEmpty() ? "opens later" : isHeld ? "opens when the class gets there" : mark.note(),
                isHere,
                isHeld);
    }

    private static String state(Marks.Mark mark) {
        return switch (mark.state()) {
            case NONE -> "";
            case PART -> "part";
            case DONE -> "done";
        };
    }
}
