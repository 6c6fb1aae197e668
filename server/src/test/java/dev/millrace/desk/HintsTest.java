package dev.millrace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.TestServer;
import dev.millrace.content.Course;
import dev.millrace.content.CourseReader;
import dev.millrace.content.Lab;
import dev.millrace.content.Slug;
import dev.millrace.desk.HintLadder.State;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.StudentId;
import dev.millrace.progress.Activity;
import dev.millrace.progress.Activity.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which hints are open, on the course that ships.
class HintsTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Course COURSE = new CourseReader(CourseReader.Depth.PAGES)
            .read(TestServer.home().resolve("content/courses/building-event-driven-services"))
            .course()
            .orElseThrow();
    private static final Lab CODING = COURSE.lab(new Slug("revenue-per-window")).orElseThrow();
    private static final Lab BROKER = COURSE.lab(new Slug("tour-your-broker")).orElseThrow();

    private final List<Activity> log = new ArrayList<>();

    @Test
    void aCodingLabOpensAHintMoreWithEachFailedAttempt() {
        assertThat(states(CODING)).startsWith(State.LOCKED, State.LOCKED);
        assertThat(hints(CODING).locked(1)).isEqualTo("after 1 failed attempt");
        assertThat(hints(CODING).locked(2)).isEqualTo("after 2 failed attempts");

        judged("did-not-compile");
        assertThat(states(CODING)).startsWith(State.NEXT, State.LOCKED);
        assertThat(hints(CODING).locked(2)).isEqualTo("after 1 more attempt");

        judged("failed");
        assertThat(states(CODING)).startsWith(State.NEXT, State.LOCKED);
        assertThat(hints(CODING).locked(2)).isEqualTo("after hint 1");

        opened(CODING, 1);
        assertThat(states(CODING)).startsWith(State.OPEN, State.NEXT);
    }

    @Test
    void aFaultOfOursIsNoAttempt() {
        judged("our-fault");

        assertThat(states(CODING)).startsWith(State.LOCKED);
    }

    @Test
    void whoHasPassedMayOpenTheRestOneByOne() {
        judged("passed");
        assertThat(states(CODING)).startsWith(State.NEXT, State.LOCKED);

        opened(CODING, 1);
        assertThat(states(CODING)).startsWith(State.OPEN, State.NEXT);
    }

    @Test
    void whatAnInstructorSentIsOpenAndSaysByWhom() {
        add(Kind.HINT_SENT, CODING, "hint", "1", "by", "Marit");

        var first = ladder(CODING).rungs().getFirst();
        assertThat(first.state()).isEqualTo(State.OPEN);
        assertThat(first.by()).contains("Marit");
        assertThat(ladder(CODING).open()).isEqualTo(1);
    }

    @Test
    void aBrokerLabHasNoAttemptsAndOpensItsHintsOneByOne() {
        assertThat(states(BROKER)).startsWith(State.NEXT, State.LOCKED);
        assertThat(hints(BROKER).locked(2)).isEqualTo("after hint 1");

        opened(BROKER, 1);
        assertThat(states(BROKER)).startsWith(State.OPEN, State.NEXT);
    }

    @Test
    void theTextOfAHintThatIsShutIsNotInTheLadder() {
        judged("failed");

        assertThat(ladder(CODING).rungs())
                .allSatisfy(rung -> assertThat(rung.pieces()).isEmpty());
    }

    private void judged(String outcome) {
        add(Kind.JUDGED, CODING, "outcome", outcome, "scope", "all");
    }

    private void opened(Lab lab, int number) {
        add(Kind.HINT_SHOWN, lab, "hint", String.valueOf(number));
    }

    private void add(Kind kind, Lab lab, String... payload) {
        var json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < payload.length; i += 2) {
            json.put(payload[i], payload[i + 1]);
        }
        log.add(new Activity(
                log.size() + 1,
                new ClassId("class"),
                Optional.of(new StudentId("noor")),
                NINE.plusSeconds(log.size()),
                kind,
                Optional.of(lab.slug().value()),
                json));
    }

    private List<State> states(Lab lab) {
        return IntStream.rangeClosed(1, lab.hints().size())
                .mapToObj(hints(lab)::state)
                .toList();
    }

    private Hints hints(Lab lab) {
        return new Hints(lab, Marks.of(log, COURSE));
    }

    private HintLadder ladder(Lab lab) {
        return hints(lab).ladder(true, 0, hint -> List.of(new Piece.Prose(hint.title())));
    }
}
