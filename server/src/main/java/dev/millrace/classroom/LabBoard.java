package dev.millrace.classroom;

import dev.millrace.content.Step;
import dev.millrace.identity.Student;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a class does at one lab: each check with how many pass it, what fails most now, and how long it took.
///
/// @param name the lab's; empty when no lab is looked at
/// @param line how many are at it and have passed it, and the median time
/// @param mistakes what the diagnoses of the last runs say, the most frequent first
/// @param labs links to the labs of the day
public record LabBoard(
        String name,
        String line,
        List<CheckBar> checks,
        Optional<Failure> failure,
        List<DiagnosesBoard.Said> mistakes,
        List<ClassPage.Choice> labs) {
    private static final int MOST_NAMES = 12;

    public LabBoard {
        checks = List.copyOf(checks);
        mistakes = List.copyOf(mistakes);
        labs = List.copyOf(labs);
    }

    /// One check.
    ///
    /// @param percent of those who have tried
    public record CheckBar(int number, String title, int passed, int tried, int percent) {}

    /// What fails most in everybody's last run.
    ///
    /// @param students who has it now
    public record Failure(String words, int count, List<Who> students) {
        public Failure {
            students = List.copyOf(students);
        }
    }

    /// A student whose drawer can be opened.
    public record Who(String id, String name) {}

    static LabBoard of(Moment moment, Angle angle) {
        var labs = moment.day(angle).steps().stream()
                .filter(step -> step.open().isPresent() && Moment.checks(step) > 0)
                .toList();
        var chosen = angle.lab()
                .flatMap(moment::step)
                .filter(step -> Moment.checks(step) > 0)
                .or(() -> moment.state()
                        .lead()
                        .at()
                        .flatMap(moment::step)
                        .or(moment::classIsAt)
                        .flatMap(step -> labAt(moment, step)));
        var links = labs.stream()
                .map(step -> new ClassPage.Choice(
                        HeatView.label(step),
                        "/class?"
                                + angle.at(step.open().map(slug -> slug.value()))
                                        .query() + "#lab-now",
                        chosen.filter(step::equals).isPresent()))
                .toList();
        return chosen.map(step -> of(moment, step, links))
                .orElseGet(() -> new LabBoard("", "", List.of(), Optional.empty(), List.of(), links));
    }

    /// The step itself, or the first lab after it in its section.
    private static Optional<Step> labAt(Moment moment, Step step) {
        return step.open()
                .flatMap(moment.course()::place)
                .flatMap(place -> place.section().steps().stream()
                        .skip(Math.max(0, place.section().steps().indexOf(step)))
                        .filter(s -> s.open().isPresent() && Moment.checks(s) > 0)
                        .findFirst());
    }

    private static LabBoard of(Moment moment, Step lab, List<ClassPage.Choice> links) {
        var slug = lab.open().orElseThrow().value();
        var tried = moment.students().stream()
                .filter(student -> moment.of(student).steps().containsKey(slug))
                .toList();
        var bars = LabChecks.of(lab).stream()
                .map(check -> {
                    int passed = (int) tried.stream()
                            .filter(student -> passes(moment.of(student).at(slug), check))
                            .count();
                    int percent = tried.isEmpty() ? 0 : Math.round(100f * passed / tried.size());
                    return new CheckBar(check.number(), check.title(), passed, tried.size(), percent);
                })
                .toList();
        return new LabBoard(
                lab.name(),
                line(moment, lab, tried),
                bars,
                failure(moment, lab, tried),
                DiagnosesBoard.of(moment, lab, tried),
                links);
    }

    /// In the best sense: a broker check that passed once, or a check that did not fail in the last run that ran it.
    private static boolean passes(StepProgress progress, LabChecks.Check check) {
        if (!check.coded()) {
            return progress.checks().contains(check.id());
        }
        return progress.solved()
                || progress.last()
                        .filter(run ->
                                run.of() > 0 && run.passed() + run.failed().size() > 0 && run.whole())
                        .filter(run -> !run.failed().contains(check.id()))
                        .isPresent();
    }

    private static String line(Moment moment, Step lab, List<Student> tried) {
        var passed =
                tried.stream().filter(student -> moment.done(student, lab) == 1).count();
        var median = Median.of(moment, lab)
                .map(time -> ", median time " + Median.words(time))
                .orElse("");
        return passed + " of " + tried.size() + " who opened it have passed" + median + ".";
    }

    private static Optional<Failure> failure(Moment moment, Step lab, List<Student> tried) {
        var slug = lab.open().orElseThrow().value();
        var failures = new ArrayList<FailedNow>();
        for (var student : tried) {
            var progress = moment.of(student).at(slug);
            if (moment.done(student, lab) < 1) {
                progress.last().ifPresent(run -> {
                    run.failed().forEach(id -> failures.add(new FailedNow(id, student)));
                    run.error().ifPresent(error -> failures.add(new FailedNow("does not compile: " + error, student)));
                });
            }
        }
        return failures.stream()
                .collect(Collectors.groupingBy(
                        FailedNow::what, Collectors.mapping(FailedNow::student, Collectors.toList())))
                .entrySet()
                .stream()
                .max(Comparator.<Map.Entry<String, List<Student>>>comparingInt(
                                entry -> entry.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> new Failure(
                        words(lab, entry.getKey()),
                        entry.getValue().size(),
                        entry.getValue().stream()
                                .limit(MOST_NAMES)
                                .map(student -> new Who(student.id().value(), student.name()))
                                .toList()));
    }

    private record FailedNow(String what, Student student) {}

    private static String words(Step lab, String what) {
        return LabChecks.of(lab).stream()
                .filter(check -> check.id().equals(what))
                .map(check -> "check " + check.number() + ", " + check.title())
                .findFirst()
                .orElse(what);
    }
}
