package dev.millrace.classroom;

import dev.millrace.content.Course;
import dev.millrace.content.Day;
import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A class at one moment: the course, the people and what they have done; answers what the views ask of them.
///
/// @param students by name
/// @param present those who have the course open
record Moment(Course course, List<Student> students, ClassState state, Set<StudentId> present, Instant now) {
    Moment {
        students = List.copyOf(students);
        present = Set.copyOf(present);
    }

    StudentProgress of(Student student) {
        return state.of(student.id());
    }

    Optional<Student> student(StudentId id) {
        return students.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /// The step with this slug, if it still is in the course.
    Optional<Step> step(String slug) {
        return step(course, slug);
    }

    static Optional<Step> step(Course course, String slug) {
        return Slug.isValid(slug) ? course.step(new Slug(slug)) : Optional.empty();
    }

    /// Where a student is.
    Optional<Step> here(Student student) {
        return of(student).here().flatMap(this::step);
    }

    /// Where the class is: by the instructor's word, or else where most students are.
    Optional<Step> classIsAt() {
        return state.lead().at().flatMap(this::step).or(this::mostAreAt);
    }

    /// The step at which most students are; of equals the one further on.
    private Optional<Step> mostAreAt() {
        var crowds = students.stream()
                .flatMap(student -> of(student).here().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Optional<Step> fullest = Optional.empty();
        long most = 0;
        for (var step : course.openSteps()) {
            long crowd = crowds.getOrDefault(step.open().orElseThrow().value(), 0L);
            if (crowd > 0 && crowd >= most) {
                fullest = Optional.of(step);
                most = crowd;
            }
        }
        return fullest;
    }

    /// The day that the instructor looks at.
    Day day(Angle angle) {
        var asked = course.days().stream()
                .filter(day ->
                        angle.day().isPresent() && day.number() == angle.day().getAsInt())
                .findFirst();
        return asked.or(() ->
                        classIsAt().flatMap(Step::open).flatMap(course::place).map(Course.Place::day))
                .orElseGet(() -> course.days().getFirst());
    }

    /// Who is at a step, by name.
    List<Student> at(Step step) {
        var slug = step.open().map(Slug::value);
        return students.stream()
                .filter(student -> slug.isPresent() && of(student).here().equals(slug))
                .toList();
    }

    /// How many checks decide a lab; 0 for a lesson.
    static int checks(Step step) {
        return step instanceof Step.LabStep(var lab)
                ? switch (lab.spec()) {
                    case LabSpec.Streams streams ->
                        streams.exercise().cases().size()
                                + streams.exercise().topology().size();
                    case LabSpec.Broker broker -> broker.checks().size();
                }
                : 0;
    }

    /// How far a student has come with a step: 0 nothing, 1 all of it.
    double done(Student student, Step step) {
        var progress = step.open().map(slug -> of(student).steps().get(slug.value()));
        if (progress.isEmpty()) {
            return 0;
        }
        int checks = checks(step);
        if (checks == 0) {
            return progress.get().read() ? 1 : 0.5;
        }
        return progress.get().solved()
                ? 1
                : (double) Math.min(checks, progress.get().best()) / checks;
    }
}
