package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.TestServer;
import dev.millrace.content.Course;
import dev.millrace.content.CourseReader;
import dev.millrace.content.Step;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.Identity;
import dev.millrace.identity.Student;
import dev.millrace.progress.Activity;
import dev.millrace.progress.Activity.Draft;
import dev.millrace.progress.Activity.Kind;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens in a class, in whatever order it is committed: what the live class says equals what the log says
/// when it is read anew. Random acts of every kind, a seed each; the same seed acts in the same way.
class LiveEqualsRebuiltTest {
    private static final int ACTS = 500;
    private static final Instant NOW = Instant.parse("2126-03-02T09:00:00Z");
    private static final Course COURSE = new CourseReader()
            .read(TestServer.home().resolve("content/courses/building-event-driven-services"))
            .course()
            .orElseThrow();
    private static final List<String> STEPS = COURSE.openSteps().stream()
            .map(step -> step.open().orElseThrow().value())
            .toList();
    private static final List<Step> LABS =
            COURSE.openSteps().stream().filter(step -> Moment.checks(step) > 0).toList();

    @TempDir
    Path data;

    private final List<Student> students = new ArrayList<>();
    private Random random = new Random();
    private ClassId classId = new ClassId("none yet");

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theLiveClassSaysWhatTheLogSays(long seed) throws Exception {
        random = new Random(seed);
        try (var database = Database.open(data, Optional.empty())) {
            var log = new ActivityLog(database, Clock.systemUTC());
            join(database);
            try (var live = new LiveClass(log, classId);
                    var late = new LiveClass(log, classId)) {
                for (int acts = 0; acts < ACTS; ) {
                    acts += act(database, log);
                    if (random.nextInt(80) == 0) {
                        same(live, late, log, acts, seed);
                    }
                }
                same(live, late, log, ACTS, seed);
            }
        }
    }

    private void join(Database database) {
        var identity = new Identity(database, (_, _) -> {}, Clock.systemUTC());
        var classroom = identity.openClass("course");
        classId = classroom.id();
        for (var name : List.of("Adaeze", "Bram", "Chiara", "Dmitri", "Elif")) {
            identity.join(classroom.code(), name);
        }
        students.addAll(identity.students(classId));
    }

    /// One act, or two at the same time of which the later one in the log is committed first, or a crowd of them that
    /// overtakes one; answers with how many.
    private int act(Database database, ActivityLog log) {
        int overtaking = random.nextInt(100) == 0 ? 250 : random.nextInt(5) == 0 ? 1 : 0;
        if (overtaking == 0) {
            log.append(draft());
            return 1;
        }
        try (var slow = database.jdbi().open()) { // not the thread's own, which the others would share
            slow.begin();
            log.append(slow, draft());
            for (int i = 0; i < overtaking; i++) {
                log.append(draft());
            }
            slow.commit();
        }
        return 1 + overtaking;
    }

    private void same(LiveClass live, LiveClass late, ActivityLog log, int acts, long seed) throws Exception {
        var all = log.ofClass(classId, 0);
        var rebuilt = ClassState.EMPTY.after(all);
        var known = live.await(state -> state.size() >= all.size(), Duration.ofSeconds(30));
        assertThat(known).as("seed %d, after %d acts", seed, acts).isEqualTo(rebuilt);
        assertThat(late.await(state -> state.size() >= all.size(), Duration.ofSeconds(30)))
                .isEqualTo(rebuilt);

        int cut = random.nextInt(all.size());
        var inTwo = ClassState.EMPTY.after(all.subList(0, cut)).after(all.subList(cut, all.size()));
        for (var filter : Angle.Filter.values()) {
            var angle = new Angle(OptionalInt.empty(), Angle.Sort.STUCK, filter, Optional.empty());
            assertThat(page(inTwo, angle))
                    .as("seed %d, cut at %d of %d", seed, cut, all.size())
                    .isEqualTo(page(rebuilt, angle));
        }
        for (var student : students) {
            assertThat(known.differsFor(student.id(), rebuilt)).isFalse();
        }
    }

    private ClassPage page(ClassState state, Angle angle) {
        var present = Set.of(students.getFirst().id(), students.getLast().id());
        var fleet = new ClassPage.Fleet(List.of(), List.of(), "", List.of(), Optional.empty());
        var lobby = new LobbyView(false, "", "", List.of(), List.of(), List.of());
        return PageView.of(
                new Moment(COURSE, students, state, present, NOW), angle, "HERON-27", "http://here", fleet, lobby);
    }

    private Draft draft() {
        var kind = any(List.of(Kind.values()));
        return switch (kind) {
            case JOINED,
                    ROSTER_CHANGED,
                    LAB_STARTED,
                    LAB_READY,
                    LAB_STOPPED,
                    LAB_IDLE,
                    LAB_RESET,
                    LAB_FAILED,
                    HAND_LOWERED,
                    FOLLOWED,
                    UNFOLLOWED -> by(kind);
            case OPENED, READ, ANSWERED, DESIGNED, POSTED, BOARD_CHANGED, SUBMITTED -> by(kind).at(any(STEPS));
            case CHECK_PASSED, JUDGED -> onLab(kind);
            case HINT_SHOWN, HINT_SENT -> onLab(kind);
            case HAND_RAISED -> by(kind).at(any(STEPS)).with(json("question", "Why " + random.nextInt(9) + "?"));
            case HAND_TAKEN -> by(kind).with(json("by", "Marit"));
            case PREFLIGHT ->
                by(kind).with(json("browser", any(List.of("fine", "outdated")))
                        .put("events", "held")
                        .put("clock", "fine"));
            case CLASS_MOVED, CLASS_GATHERED ->
                in(kind).at(any(STEPS)).with(json("by", "Marit").put("zone", "Europe/Vienna"));
            case SLIDE_SHOWN -> in(kind).at(any(STEPS)).with(json("slide", random.nextInt(5)));
            case EXERCISE_STARTED -> in(kind).at(any(STEPS)).with(json("minutes", 1 + random.nextInt(20)));
            case EXERCISE_EXTENDED -> in(kind).with(json("minutes", 2));
            case EXERCISE_ENDED -> in(kind);
            case ANNOUNCED -> in(kind).with(json("by", "Marit").put("text", "Number " + random.nextInt(100)));
            case HELD, RELEASED -> (random.nextBoolean() ? in(kind) : by(kind)).with(json("what", part()));
            case NOTED -> by(kind).with(json("of", random.nextInt(ACTS)));
            case POLL_OPENED -> in(kind).with(poll());
            case POLL_ANSWERED -> by(kind).with(answer());
            case POLL_CLOSED, POLL_SHOWN, POLL_DROPPED ->
                in(kind).with(json("poll", random.nextInt(ACTS)).put("right", random.nextBoolean()));
            case MESSAGE_SENT, MESSAGE_REPLIED ->
                by(kind).with(json("by", "Marit").put("text", "Look at grace"));
            case MESSAGE_SEEN -> by(kind).with(json("upTo", random.nextInt(ACTS)));
        };
    }

    private Draft onLab(Kind kind) {
        var lab = any(LABS);
        var payload = json("hint", 1 + random.nextInt(3))
                .put("check", any(LabChecks.of(lab)).id());
        var outcome = any(List.of("passed", "failed", "did-not-compile", "our-fault"));
        payload.put("outcome", outcome).put("scope", any(List.of("all", "visible")));
        payload.put("passed", outcome.equals("passed") ? 7 : random.nextInt(7)).put("of", 7);
        if (outcome.equals("failed"))
            payload.putArray("failed").add(any(LabChecks.of(lab)).id());
        if (outcome.equals("did-not-compile")) payload.put("error", "';' expected");
        return by(kind).at(lab.open().orElseThrow().value()).with(payload);
    }

    private String part() {
        return any(Part.all(COURSE)).word();
    }

    private static ObjectNode poll() {
        var poll = json("kind", "single").put("html", "<p>Which one?</p>");
        poll.putArray("options").add("At most once").add("At least once");
        poll.putArray("right").add("1");
        return poll;
    }

    private ObjectNode answer() {
        var answer = json("poll", random.nextInt(ACTS));
        answer.putArray("values").add(Integer.toString(random.nextInt(2)));
        return answer;
    }

    private Draft by(Kind kind) {
        return Activity.by(any(students), kind);
    }

    private Draft in(Kind kind) {
        return Activity.in(classId, kind);
    }

    private static ObjectNode json(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    private static ObjectNode json(String name, int value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
