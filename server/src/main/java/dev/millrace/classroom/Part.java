package dev.millrace.classroom;

import dev.millrace.content.Block;
import dev.millrace.content.Course;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A part of the course that an instructor can hold back.
sealed interface Part {
    /// A section with all its steps.
    record Section(int number) implements Part {}

    /// The hints of a lab.
    record Hints(Slug lab) implements Part {}

    /// The model answer of a design.
    record ModelAnswer(Slug lesson) implements Part {}

    /// The solution of a coding lab.
    record Solution(Slug lab) implements Part {}

    /// Whether students who have not earned it have it only once it is given out; everything else they have until it is
    /// held back.
    default boolean isHeldAtFirst() {
        return this instanceof Solution;
    }

    /// As it stands in the log and in forms: `section:3`, `hints:revenue-per-window`, `answer:find-the-events`,
    /// `solution:revenue-per-window`.
    default String word() {
        return switch (this) {
            case Section(var number) -> "section:" + number;
            case Hints(var lab) -> "hints:" + lab;
            case ModelAnswer(var lesson) -> "answer:" + lesson;
            case Solution(var lab) -> "solution:" + lab;
        };
    }

    /// From its word; empty for what no part is called.
    static Optional<Part> of(String word) {
        var colon = word.indexOf(':');
        var name = word.substring(colon + 1);
        return switch (word.substring(0, Math.max(0, colon))) {
            case "section" ->
                name.matches("[0-9]{1,4}") ? Optional.of(new Section(Integer.parseInt(name))) : Optional.empty();
            case "hints" -> slug(name).map(Hints::new);
            case "answer" -> slug(name).map(ModelAnswer::new);
            case "solution" -> slug(name).map(Solution::new);
            default -> Optional.empty();
        };
    }

    private static Optional<Slug> slug(String name) {
        return Optional.of(name).filter(Slug::isValid).map(Slug::new);
    }

    /// Everything in the course that can be held back: its sections, then hints, solutions and model answers in its
    /// order.
    static List<Part> all(Course course) {
        var sections = course.days().stream()
                .flatMap(day -> day.sections().stream())
                .filter(section ->
                        section.steps().stream().anyMatch(step -> step.open().isPresent()))
                .map(section -> (Part) new Section(section.number()));
        return Stream.concat(sections, course.steps().stream().flatMap(Part::inside))
                .toList();
    }

    private static Stream<Part> inside(Step step) {
        return switch (step) {
            case Step.LabStep(var lab) ->
                Stream.concat(
                        lab.hints().isEmpty() ? Stream.empty() : Stream.of(new Hints(lab.slug())),
                        lab.solution().isEmpty() ? Stream.empty() : Stream.of(new Solution(lab.slug())));
            case Step.LessonStep(var _, var lesson) ->
                lesson.blocks().stream()
                        .filter(block -> block instanceof Block.Design design
                                && !design.modelHtml().isEmpty())
                        .map(_ -> new ModelAnswer(lesson.slug()));
            case Step.LaterStep _ -> Stream.empty();
        };
    }

    /// What people call it.
    default String name(Course course) {
        return switch (this) {
            case Section(var number) ->
                course.days().stream()
                        .flatMap(day -> day.sections().stream())
                        .filter(section -> section.number() == number)
                        .findFirst()
                        .map(section -> "Section " + number + ", " + section.title())
                        .orElse("Section " + number);
            case Hints(var lab) -> "The hints of " + step(course, lab);
            case ModelAnswer(var lesson) -> "The model answer of " + step(course, lesson);
            case Solution(var lab) -> "The solution of " + step(course, lab);
        };
    }

    /// The page on which it is.
    default Optional<String> href(Course course) {
        var slug = switch (this) {
            case Section(var number) ->
                course.days().stream()
                        .flatMap(day -> day.sections().stream())
                        .filter(section -> section.number() == number)
                        .flatMap(section -> section.steps().stream())
                        .flatMap(step -> step.open().stream())
                        .findFirst();
            case Hints(var lab) -> Optional.of(lab);
            case ModelAnswer(var lesson) -> Optional.of(lesson);
            case Solution(var lab) -> Optional.of(lab);
        };
        return slug.map(open -> "/course/" + open + (this instanceof Solution ? "#solution" : ""));
    }

    private static String step(Course course, Slug slug) {
        return course.step(slug).map(Step::name).orElse(slug.value());
    }
}
