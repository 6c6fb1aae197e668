package dev.millrace.classroom;

import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.grading.Attempt;
import dev.millrace.grading.GradingDock;
import dev.millrace.grading.ResultsView;
import dev.millrace.identity.Student;
import dev.millrace.labs.LabStanding;
import dev.millrace.labs.runtime.Failure;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One student as the instructor's drawer shows them.
///
/// @param lab the lab that the rest is about, the one they are at or else the last with a run
/// @param checks of a broker lab
/// @param runs of a coding lab, newest first
/// @param results the last verdict, with what an instructor may see of it
/// @param code their files as last saved
/// @param attempts what they changed from one run to the next
/// @param topics what is in their broker, as it was when it was last asked
/// @param failure why their broker failed, with the last that it said, while it stays failed
public record DrawerView(
        String id,
        String name,
        Optional<String> where,
        Optional<Instant> actedAt,
        Optional<String> machine,
        boolean hand,
        Optional<String> lab,
        List<CheckLine> checks,
        List<RunLine> runs,
        Optional<ResultsView> results,
        List<CodeView> code,
        Optional<Failure> failure,
        ContactView contact,
        AttemptsView attempts,
        List<TopicLine> topics) {
    private static final int MOST_TOPICS = 20;

    public DrawerView {
        checks = List.copyOf(checks);
        runs = List.copyOf(runs);
        code = List.copyOf(code);
        topics = List.copyOf(topics);
    }

    /// One check of a broker lab.
    public record CheckLine(String title, boolean passed) {}

    /// One judged submission.
    ///
    /// @param failing the checks that failed, in words
    public record RunLine(Instant at, String result, String failing) {}

    /// One topic of their broker.
    public record TopicLine(String name, int partitions, long records) {}

    /// Where a student's code and verdict at a lab come from; empty for a lab without code.
    interface Work {
        Optional<GradingDock> at(Slug lab);

        /// What they submitted, newest first.
        List<Attempt> attempts(Slug lab);

        List<TopicLine> topics();
    }

    static DrawerView of(Moment moment, Student student, Work work, LabStanding standing, Optional<Failure> failure) {
        var progress = moment.of(student);
        var lab = labOf(moment, student);
        var runs = lab.map(
                        step -> progress.at(step.open().orElseThrow().value()).runs())
                .orElse(List.of());
        var seen = lab.flatMap(Step::open).flatMap(work::at);
        return new DrawerView(
                student.id().value(),
                student.name(),
                moment.here(student).map(Step::name),
                progress.actedAt(),
                Optional.of(standing).filter(s -> s != LabStanding.NONE).map(FleetView::word),
                progress.handSince().isPresent(),
                lab.map(Step::name),
                lab.map(step -> checks(step, progress)).orElse(List.of()),
                runs.reversed().stream().map(DrawerView::line).toList(),
                seen.map(GradingDock::results).filter(results -> results.id().isPresent()),
                seen.map(CodeView::of).orElse(List.of()),
                failure,
                ContactView.of(moment, student, lab),
                lab.map(step -> AttemptsView.of(
                                step, runs, work.attempts(step.open().orElseThrow())))
                        .orElse(new AttemptsView(List.of())),
                work.topics().stream().limit(MOST_TOPICS).toList());
    }

    /// The lab that a student is at, or else the one with their latest run.
    static Optional<Step> labOf(Moment moment, Student student) {
        return moment.here(student)
                .filter(step -> Moment.checks(step) > 0)
                .or(() -> moment.of(student).steps().entrySet().stream()
                        .filter(entry -> !entry.getValue().runs().isEmpty())
                        .max(Comparator.comparing(
                                entry -> entry.getValue().runs().getLast().at()))
                        .flatMap(entry -> moment.step(entry.getKey())));
    }

    private static List<CheckLine> checks(Step step, StudentProgress progress) {
        if (step instanceof Step.LabStep(var lab) && lab.spec() instanceof LabSpec.Broker broker) {
            var passed = progress.at(lab.slug().value()).checks();
            return broker.checks().stream()
                    .map(check -> new CheckLine(check.title(), passed.contains(check.id())))
                    .toList();
        }
        return List.of();
    }

    private static RunLine line(Run run) {
        var result = switch (run.outcome()) {
            case PASSED, FAILED -> run.passed() + " of " + run.of() + (run.whole() ? "" : " visible");
            case DID_NOT_COMPILE -> "did not compile";
            case EXCEEDED_LIMIT -> "ran into a limit";
            case OUR_FAULT -> "not judged, our fault";
        };
        return new RunLine(run.at(), result, String.join(", ", run.failed()));
    }
}
