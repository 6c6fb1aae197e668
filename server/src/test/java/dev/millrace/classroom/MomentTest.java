package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.TestServer;
import dev.millrace.classroom.ClassPage.HeatRow;
import dev.millrace.content.Course;
import dev.millrace.content.CourseReader;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.grader.diagnosis.Diagnosis;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.progress.Activity;
import dev.millrace.progress.Activity.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the views say of a class, on the course that ships.
class MomentTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final ClassId CLASS = new ClassId("class");
    private static final String LAB = "revenue-per-window";
    private static final Course COURSE = new CourseReader()
            .read(TestServer.home().resolve("content/courses/building-event-driven-services"))
            .course()
            .orElseThrow();

    private final Student adaeze = student("Adaeze");
    private final Student bram = student("Bram");
    private final List<Activity> log = new ArrayList<>();

    @Test
    void threeFailedRunsInARowMakeAStudentStuck() throws Exception {
        fails(adaeze, 2);
        assertThat(Stuck.all(at(Duration.ofMinutes(1)))).isEmpty();

        fails(adaeze, 1);
        assertThat(Stuck.all(at(Duration.ofMinutes(1))))
                .singleElement()
                .satisfies(stuck -> assertThat(stuck.why()).isEqualTo("3 failed runs in a row on P4"));
    }

    @Test
    void theSameCheckAndTheSameCompileErrorAreNamed() throws Exception {
        var check = LabChecks.of(lab()).get(2);
        add(adaeze, Kind.OPENED, LAB, "{}");
        for (int i = 0; i < 3; i++) {
            add(adaeze, Kind.JUDGED, LAB, failed(check.id()));
        }
        add(bram, Kind.OPENED, LAB, "{}");
        for (int i = 0; i < 2; i++) {
            add(
                    bram,
                    Kind.JUDGED,
                    LAB,
                    "{\"scope\":\"all\",\"outcome\":\"did-not-compile\",\"error\":\"';' expected\"}");
        }

        assertThat(Stuck.all(at(Duration.ofMinutes(1))))
                .extracting(Stuck::why)
                .containsExactly("3 failed runs on check 3 of P4", "the same compile error 2 times: ';' expected");
    }

    @Test
    void whoTakesTwiceAsLongAsTheClassIsStuckWhileTheyAreHere() throws Exception {
        var wei = student("Wei");
        add(adaeze, Kind.OPENED, LAB, "{}");
        add(bram, Kind.OPENED, LAB, "{}");
        add(wei, Kind.OPENED, LAB, "{}");
        for (var quick : List.of(adaeze, bram)) {
            log.add(activity(
                    quick,
                    START.plus(Duration.ofMinutes(3)),
                    Kind.JUDGED,
                    "{\"scope\":\"all\",\"outcome\":\"passed\",\"passed\":7,\"of\":7}"));
        }

        var soon = with(List.of(adaeze, bram, wei), Duration.ofMinutes(5), wei);
        assertThat(Stuck.all(soon)).isEmpty();
        var later = with(List.of(adaeze, bram, wei), Duration.ofMinutes(6), wei);
        assertThat(Stuck.all(later))
                .singleElement()
                .satisfies(stuck -> assertThat(stuck.why())
                        .isEqualTo("6 min without progress, half the class took 3 min or less for all of it"));
        assertThat(Stuck.all(with(List.of(adaeze, bram, wei), Duration.ofMinutes(6))))
                .isEmpty();
    }

    @Test
    void aLabTellsHowManyPassEachCheckAndWhatFailsMostNow() throws Exception {
        var checks = LabChecks.of(lab());
        add(adaeze, Kind.OPENED, LAB, "{}");
        add(adaeze, Kind.JUDGED, LAB, failed(checks.get(1).id()));
        add(bram, Kind.OPENED, LAB, "{}");
        add(bram, Kind.JUDGED, LAB, failed(checks.get(1).id()));

        var board = LabBoard.of(at(Duration.ofMinutes(1)), day(2));

        assertThat(board.checks().get(0).passed()).isEqualTo(2);
        assertThat(board.checks().get(1).passed()).isZero();
        assertThat(board.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.words()).startsWith("check 2, ");
            assertThat(failure.students()).extracting(LabBoard.Who::name).containsExactly("Adaeze", "Bram");
        });
        assertThat(board.line()).isEqualTo("0 of 2 who opened it have passed.");
    }

    @Test
    void aLabCountsTheMistakesOfLastRunsUntilItIsPassed() throws Exception {
        var wei = student("Wei");
        var check = LabChecks.of(lab()).get(1).id();
        for (var student : List.of(adaeze, bram, wei)) {
            add(student, Kind.OPENED, LAB, "{}");
            add(student, Kind.JUDGED, LAB, diagnosed(check, "late-dropped", "a-kind-of-tomorrow"));
        }
        add(bram, Kind.JUDGED, LAB, diagnosed(check, "late-dropped", "every-update"));
        add(wei, Kind.JUDGED, LAB, "{\"scope\":\"all\",\"outcome\":\"passed\",\"passed\":7,\"of\":7,\"failed\":[]}");

        assertThat(LabBoard.of(with(List.of(adaeze, bram, wei), Duration.ofMinutes(1)), day(2))
                        .mistakes())
                .containsExactly(
                        new DiagnosesBoard.Said(Diagnosis.Kind.LATE_DROPPED.words(), 2, 2, 100),
                        new DiagnosesBoard.Said(Diagnosis.Kind.EVERY_UPDATE.words(), 1, 2, 50));
    }

    private static String diagnosed(String check, String... diagnoses) {
        return failed(check).replace("}", ",\"diagnoses\":[\"" + String.join("\",\"", diagnoses) + "\"]}");
    }

    @Test
    void theHeatmapIsFiltered() throws Exception {
        add(bram, Kind.HAND_RAISED, LAB, "{}");
        fails(adaeze, 3);
        var moment = at(Duration.ofMinutes(1), adaeze);

        assertThat(names(moment, Angle.Filter.HAND)).containsExactly("Bram");
        assertThat(names(moment, Angle.Filter.STUCK)).containsExactly("Adaeze");
        assertThat(names(moment, Angle.Filter.HERE)).containsExactly("Adaeze");
        assertThat(names(moment, Angle.Filter.ELSEWHERE)).containsExactly("Bram");
        assertThat(names(moment, Angle.Filter.ALL)).containsExactly("Adaeze", "Bram");
    }

    @Test
    void longSilenceAtAnOpenLabMakesAPresentStudentStuckAndAnAbsentOneNot() throws Exception {
        add(adaeze, Kind.OPENED, LAB, "{}");
        add(bram, Kind.OPENED, LAB, "{}");

        var later = at(Duration.ofMinutes(9), adaeze);

        assertThat(Stuck.all(later)).extracting(Stuck::student).containsExactly(adaeze);
        assertThat(Stuck.all(at(Duration.ofMinutes(7), adaeze))).isEmpty();
    }

    @Test
    void whoHasPassedIsNotStuck() throws Exception {
        fails(adaeze, 5);
        add(adaeze, Kind.JUDGED, LAB, "{\"scope\":\"all\",\"outcome\":\"passed\",\"passed\":7,\"of\":7}");

        assertThat(Stuck.all(at(Duration.ofMinutes(1)))).isEmpty();
        assertThat(row(at(Duration.ZERO), Angle.Sort.NAME, 0).cells())
                .filteredOn(ClassPage.Cell::lab)
                .anySatisfy(cell -> assertThat(cell.css()).isEqualTo("l h4"));
    }

    @Test
    void theFurthestBehindComesFirst() throws Exception {
        add(adaeze, Kind.READ, "time-and-windows", "{}");

        assertThat(row(at(Duration.ZERO), Angle.Sort.NAME, 0).name()).isEqualTo("Adaeze");
        assertThat(row(at(Duration.ZERO), Angle.Sort.BEHIND, 0).name()).isEqualTo("Bram");
    }

    @Test
    void theClassIsWhereMostStudentsAre() throws Exception {
        add(adaeze, Kind.OPENED, "time-and-windows", "{}");
        assertThat(PaceView.of(at(Duration.ZERO), day(2)).line()).startsWith("1 of 2 are at this point");
        assertThat(PaceView.of(at(Duration.ZERO), day(2)).needle().orElseThrow().label())
                .isEqualTo("Most are here");
        assertThat(PaceView.of(at(Duration.ZERO), day(1)).needle()).isEmpty();
    }

    @Test
    void aStepThatIsNoLongerInTheCourseIsNotDrawn() throws Exception {
        add(adaeze, Kind.OPENED, "gone-since-yesterday", "{}");

        assertThat(at(Duration.ZERO).here(adaeze)).isEmpty();
        assertThat(PaceView.of(at(Duration.ZERO), day(1)).title()).isEqualTo("Nobody has opened a lesson yet");
    }

    private static List<String> names(Moment moment, Angle.Filter filter) {
        var angle = day(2).only(filter);
        return HeatView.of(moment, angle, Stuck.all(moment)).rows().stream()
                .map(HeatRow::name)
                .toList();
    }

    private static Step lab() {
        return COURSE.step(new Slug(LAB)).orElseThrow();
    }

    private static String failed(String check) {
        return "{\"scope\":\"all\",\"outcome\":\"failed\",\"passed\":6,\"of\":7,\"failed\":[\"" + check + "\"]}";
    }

    private HeatRow row(Moment moment, Angle.Sort sort, int index) {
        return HeatView.of(moment, new Angle(OptionalInt.of(2), sort), Stuck.all(moment))
                .rows()
                .get(index);
    }

    private static Angle day(int number) {
        return new Angle(OptionalInt.of(number), Angle.Sort.NAME);
    }

    private void fails(Student student, int times) throws Exception {
        add(student, Kind.OPENED, LAB, "{}");
        for (int i = 0; i < times; i++) {
            add(student, Kind.JUDGED, LAB, "{\"scope\":\"all\",\"outcome\":\"failed\",\"passed\":2,\"of\":7}");
        }
    }

    private void add(Student student, Kind kind, String step, String payload) throws Exception {
        log.add(new Activity(
                log.size() + 1L,
                CLASS,
                Optional.of(student.id()),
                START,
                kind,
                Optional.of(step),
                new ObjectMapper().readTree(payload)));
    }

    private Activity activity(Student student, Instant when, Kind kind, String payload) throws Exception {
        return new Activity(
                log.size() + 1L,
                CLASS,
                Optional.of(student.id()),
                when,
                kind,
                Optional.of(LAB),
                new ObjectMapper().readTree(payload));
    }

    private Moment at(Duration afterStart, Student... present) {
        return with(List.of(adaeze, bram), afterStart, present);
    }

    private Moment with(List<Student> students, Duration afterStart, Student... present) {
        var ids = List.of(present).stream().map(Student::id).toList();
        return new Moment(COURSE, students, ClassState.EMPTY.after(log), Set.copyOf(ids), START.plus(afterStart));
    }

    private static Student student(String name) {
        return new Student(new StudentId(name), CLASS, name, START);
    }
}
