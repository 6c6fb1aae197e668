package dev.millrace.grading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import dev.millrace.course.Courses;
import dev.millrace.grader.CheckResult;
import dev.millrace.grader.Circumstances;
import dev.millrace.grader.Compiled;
import dev.millrace.grader.Diagnostic;
import dev.millrace.grader.Grader;
import dev.millrace.grader.Phase;
import dev.millrace.grader.Scope;
import dev.millrace.grader.Submission;
import dev.millrace.grader.Verdict;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A student's code in coding labs: saved while they type, judged when they ask, kept with its verdict. Thread-safe;
/// close it to let running verdicts finish.
public final class Grading implements AutoCloseable {
    private static final int LONGEST_ERROR = 160;
    /// How far back an instructor looks.
    private static final int ATTEMPTS = 8;

    private final Database database;
    private final Courses courses;
    private final ActivityLog log;
    private final Clock clock;
    private final DraftStore drafts;
    private final SubmissionStore submissions;
    private final Judges judges;
    private final Pace pace = new Pace();

    /// Begins to judge what an earlier server left unjudged.
    ///
    /// @param grader opens the grader; asked once, when it is needed first
    public Grading(Database database, Courses courses, ActivityLog log, Clock clock, Supplier<Grader> grader) {
        this.database = database;
        this.courses = courses;
        this.log = log;
        this.clock = clock;
        this.drafts = new DraftStore(database);
        this.submissions = new SubmissionStore(database);
        this.judges = new Judges(grader);
        submissions.unjudged().forEach(this::begin);
    }

    /// Opens the grader, if nobody needed it yet, so that its workers are warm when the first student asks.
    public Grader grader() {
        return judges.grader();
    }

    /// What people should know about where submissions run, in words: that there is no sandbox, and what follows.
    public Optional<String> caution() {
        return judges.caution();
    }

    /// The Code and Results tabs of a student; empty when this is no coding lab.
    public Optional<GradingDock> dock(Student student, Slug lab) {
        return spec(lab).map(spec -> {
            var saved = drafts.files(student.id(), lab);
            judges.expect(student.id());
            return GradingDock.of(student.id(), lab, spec, saved, results(student.id(), lab, spec), caution());
        });
    }

    /// What an instructor sees of a student's work on a lab: their code as last saved, and the last verdict
    /// in full. The caller has made sure that the student is of the instructor's class.
    public Optional<GradingDock> work(StudentId student, Slug lab) {
        return spec(lab).map(spec -> {
            var last = submissions.last(student, lab);
            var results = ResultsView.of(lab, spec, last, Optional.empty(), false, ResultsView.For.INSTRUCTOR);
            return GradingDock.of(student, lab, spec, drafts.files(student, lab), results, caution());
        });
    }

    /// Keeps what is in the editor; empty when the lab has no such file.
    Optional<SavedFile> save(Student student, Slug lab, String file, String source) {
        return spec(lab)
                .filter(spec -> spec.starter().containsKey(file))
                .map(_ -> database.jdbi().inTransaction(h -> {
                    drafts.lock(h, student.id());
                    return drafts.save(h, student.id(), lab, file, source, now());
                }));
    }

    /// Takes a submission; while an earlier one of this student for this lab is on its way, that one is the answer.
    ///
    /// @param sources by file name; a file of the lab that is not among them counts as it was last saved
    Optional<SubmissionId> submit(Student student, Slug lab, Scope scope, Map<String, String> sources) {
        return spec(lab).map(spec -> {
            var row = database.jdbi().inTransaction(h -> {
                drafts.lock(h, student.id());
                var last = submissions.last(h, student.id(), lab);
                if (last.isPresent() && !last.get().judged()) {
                    return last.get();
                }
                var files = files(spec, drafts.files(h, student.id(), lab), sources);
                files.forEach((file, source) -> drafts.save(h, student.id(), lab, file, source, now()));
                var fresh = new SubmissionRow(
                        new SubmissionId(UUID.randomUUID().toString()),
                        student.classId(),
                        student.id(),
                        lab,
                        scope,
                        files,
                        submissions.nextAttempt(h, student.id(), lab),
                        now(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
                submissions.insert(h, fresh);
                log.append(h, activity(fresh, Activity.Kind.SUBMITTED, payload(fresh)));
                return fresh;
            });
            begin(row);
            return row.id();
        });
    }

    /// Compiles what a student types, which is neither kept nor counted; empty when this is no coding lab.
    ///
    /// @param sources as for [#submit]
    Optional<Compiled> compile(Student student, Slug lab, Map<String, String> sources) {
        return spec(lab).map(spec -> {
            if (!pace.allows(student.id())) {
                return new Compiled.Busy();
            }
            var files = files(spec, drafts.files(student.id(), lab), sources);
            var submission = new Submission(student.id().value(), files, spec.exercise(), Scope.VISIBLE);
            return judges.compile(submission);
        });
    }

    /// A student's own submission as it is now, or as soon as it is judged within that time.
    Optional<ResultsView> result(Student student, SubmissionId id, Duration wait) {
        judges.await(id, wait);
        return submissions
                .find(student, id)
                .flatMap(row -> spec(row.lab()).map(spec -> {
                    var phase = judges.phase(id);
                    return ResultsView.of(
                                    row.lab(), spec, Optional.of(row), phase, explaining(row), ResultsView.For.STUDENT)
                            .asFresh();
                }));
    }

    /// Why a student's own submission fails, as soon as that is known within that time.
    Optional<ExplanationView> explanation(Student student, SubmissionId id, Duration wait) {
        boolean known = judges.awaitExplained(id, wait);
        return submissions.find(student, id).flatMap(row -> spec(row.lab()).map(spec -> view(row, spec, known)));
    }

    private static ExplanationView view(SubmissionRow row, LabSpec.Streams spec, boolean known) {
        return row.explanation()
                .map(explanation -> ExplanationView.of(row.id().value(), explanation, spec.exercise()))
                .orElseGet(() -> ExplanationView.none(row.id().value(), known));
    }

    /// The lab of a student's own submission.
    public Optional<Slug> labOf(Student student, String submission) {
        return submissions.find(student, new SubmissionId(submission)).map(SubmissionRow::lab);
    }

    private ResultsView results(StudentId student, Slug lab, LabSpec.Streams spec) {
        var last = submissions.last(student, lab);
        var phase = last.flatMap(row -> judges.phase(row.id()));
        boolean explaining = last.filter(this::explaining).isPresent();
        return ResultsView.of(lab, spec, last, phase, explaining, ResultsView.For.STUDENT);
    }

    private boolean explaining(SubmissionRow row) {
        return !judges.awaitExplained(row.id(), Duration.ZERO);
    }

    private static Map<String, String> files(
            LabSpec.Streams spec, List<SavedFile> drafts, Map<String, String> sources) {
        var files = new LinkedHashMap<>(spec.starter());
        drafts.stream()
                .filter(saved -> files.containsKey(saved.file()))
                .forEach(saved -> files.put(saved.file(), saved.source()));
        sources.forEach((file, source) -> files.computeIfPresent(file, (_, _) -> source));
        return files;
    }

    private void begin(SubmissionRow row) {
        if (row.judged()) {
            return;
        }
        judges.begin(row.id(), new Judges.Job() {
            @Override
            public Verdict judge(Grader grader, Consumer<Phase> progress) {
                return spec(row.lab())
                        .map(spec -> grader.grade(submission(row, spec), progress))
                        .orElseGet(
                                () -> new Verdict.OurFault("This lab is no longer in the course.", Circumstances.NONE));
            }

            @Override
            public void judged(Verdict verdict) {
                keep(row, verdict);
            }

            @Override
            public void explain(Grader grader, Verdict verdict) {
                spec(row.lab())
                        .flatMap(spec -> grader.explain(submission(row, spec), verdict, spec.solution()))
                        .ifPresent(explanation -> submissions.explained(row.id(), explanation));
            }
        });
    }

    private static Submission submission(SubmissionRow row, LabSpec.Streams spec) {
        return new Submission(row.studentId().value(), row.files(), spec.exercise(), row.scope());
    }

    private void keep(SubmissionRow row, Verdict verdict) {
        database.jdbi().useTransaction(h -> {
            if (submissions.judged(h, row, verdict, now())) {
                log.append(h, activity(row, Activity.Kind.JUDGED, judgement(row, verdict)));
            }
        });
    }

    private static Activity.Draft activity(SubmissionRow row, Activity.Kind kind, ObjectNode payload) {
        return new Activity.Draft(
                row.classId(),
                Optional.of(row.studentId()),
                kind,
                Optional.of(row.lab().value()),
                payload);
    }

    private static ObjectNode payload(SubmissionRow row) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("submission", row.id().value())
                .put("scope", SubmissionStore.name(row.scope()));
    }

    private ObjectNode judgement(SubmissionRow row, Verdict verdict) {
        var checks = verdict.checks();
        var payload = payload(row).put("outcome", verdict.outcome().json());
        payload.put("passed", checks.stream().filter(CheckResult::passed).count());
        payload.put(
                "of", spec(row.lab()).map(spec -> ofScope(spec, row.scope())).orElse(checks.size()));
        var failed = payload.putArray("failed");
        checks.stream().filter(check -> !check.passed()).forEach(check -> failed.add(check.id()));
        var diagnoses = payload.putArray("diagnoses");
        checks.stream()
                .flatMap(check -> check.diagnosis().stream())
                .map(diagnosis -> diagnosis.kind().json())
                .distinct()
                .forEach(diagnoses::add);
        firstError(verdict).ifPresent(error -> payload.put("error", error));
        return payload;
    }

    /// What the compiler said first, without the place: the same words again are the same error.
    private static Optional<String> firstError(Verdict verdict) {
        return verdict instanceof Verdict.DidNotCompile failed
                ? failed.diagnostics().stream()
                        .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                        .map(d -> String.join(" ", d.message().strip().split("\\s+")))
                        .map(text -> text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR) + "…")
                        .findFirst()
                : Optional.empty();
    }

    /// A student's submissions to a lab as they were sent, newest first, for the instructor of their class:
    /// what changed from one to the next. The caller has made sure that the student is of that class.
    public List<Attempt> attempts(StudentId student, Slug lab) {
        return submissions.attempts(student, lab, ATTEMPTS);
    }

    static int ofScope(LabSpec.Streams spec, Scope scope) {
        long cases = spec.exercise().cases().stream()
                .filter(c -> scope == Scope.ALL || !c.hidden())
                .count();
        return (int) cases + spec.exercise().topology().size();
    }

    private Optional<LabSpec.Streams> spec(Slug lab) {
        return courses.course()
                .lab(lab)
                .map(found -> found.spec())
                .filter(LabSpec.Streams.class::isInstance)
                .map(LabSpec.Streams.class::cast);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void close() {
        judges.close();
    }
}
