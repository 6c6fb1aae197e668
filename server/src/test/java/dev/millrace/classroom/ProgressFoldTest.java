package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.StudentId;
import dev.millrace.progress.Activity;
import dev.millrace.progress.Activity.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressFoldTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final StudentId NOOR = new StudentId("noor");
    private static final StudentId FARID = new StudentId("farid");

    private final List<Activity> log = new ArrayList<>();

    @Test
    void aFaultOfOursIsNoFailedRun() throws Exception {
        judged("failed", 2);
        judged("our-fault", 0);
        judged("did-not-compile", 0);

        assertThat(fold().of(NOOR).at("revenue").failedInARow()).isEqualTo(2);
    }

    @Test
    void aPassEndsTheRowOfFailures() throws Exception {
        judged("failed", 2);
        judged("failed", 3);
        judged("passed", 4);

        var revenue = fold().of(NOOR).at("revenue");
        assertThat(revenue.failedInARow()).isZero();
        assertThat(revenue.solved()).isTrue();
        assertThat(revenue.best()).isEqualTo(4);
    }

    @Test
    void aBrokerCheckThatPassesTwiceCountsOnce() throws Exception {
        add(NOOR, Kind.CHECK_PASSED, "tour", "{\"check\":\"three-partitions\"}");
        add(NOOR, Kind.CHECK_PASSED, "tour", "{\"check\":\"three-partitions\"}");
        add(NOOR, Kind.CHECK_PASSED, "tour", "{\"check\":\"keyed\"}");

        assertThat(fold().of(NOOR).at("tour").best()).isEqualTo(2);
    }

    @Test
    void handsStandInLineByTheTimeTheyWereRaised() throws Exception {
        add(FARID, Kind.HAND_RAISED, "tour", "{}");
        add(NOOR, Kind.HAND_RAISED, "tour", "{}");
        assertThat(fold().placeInLine(NOOR)).contains(2);

        add(FARID, Kind.HAND_TAKEN, null, "{}");
        assertThat(fold().placeInLine(NOOR)).contains(1);
        assertThat(fold().placeInLine(FARID)).isEmpty();
    }

    @Test
    void aVerdictThatThisVersionDoesNotKnowIsLeftOut() throws Exception {
        judged("moved-to-mars", 1);

        assertThat(fold().of(NOOR).at("revenue").runs()).isEmpty();
    }

    private void judged(String outcome, int passed) throws Exception {
        add(
                NOOR,
                Kind.JUDGED,
                "revenue",
                "{\"scope\":\"all\",\"outcome\":\"" + outcome + "\",\"passed\":" + passed + ",\"of\":4}");
    }

    private void add(StudentId who, Kind kind, @org.jspecify.annotations.Nullable String step, String payload)
            throws Exception {
        JsonNode json = new ObjectMapper().readTree(payload);
        log.add(new Activity(
                log.size() + 1L,
                new ClassId("class"),
                Optional.of(who),
                START.plusSeconds(log.size()),
                kind,
                Optional.ofNullable(step),
                json));
    }

    private ClassState fold() {
        return ClassState.EMPTY.after(log);
    }
}
