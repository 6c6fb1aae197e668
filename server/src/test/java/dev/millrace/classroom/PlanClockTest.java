package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.TestServer;
import dev.millrace.content.Course;
import dev.millrace.content.CourseReader;
import dev.millrace.content.DayPlan;
import dev.millrace.identity.ClassId;
import dev.millrace.progress.Activity;
import dev.millrace.progress.Activity.Kind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// On day 1 of the course that ships: 1.1 is planned for 09:15 to 09:23, Q1 for 10:24 to 10:30, a break to 10:45.
class PlanClockTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Course COURSE = new CourseReader(CourseReader.Depth.PAGES)
            .read(TestServer.home().resolve("content/courses/building-event-driven-services"))
            .course()
            .orElseThrow();

    private Lead lead = Lead.NEW;
    private long id = 0;

    @Test
    void withoutAWordOfTheInstructorNoPlanRuns() {
        assertThat(clock("2026-03-02T09:20")).isEmpty();
    }

    @Test
    void aClassThatCameToItsStepLateIsBehindAndStaysSoWhileItIsInTheStep() {
        move("2026-03-02T09:19", "commands-queries-events");

        assertThat(words("2026-03-02T09:19")).isEqualTo("4 minutes behind plan.");
        assertThat(words("2026-03-02T09:26")).isEqualTo("4 minutes behind plan.");
        assertThat(words("2026-03-02T09:37")).isEqualTo("14 minutes behind plan.");
    }

    @Test
    void aClassThatCameEarlyIsAhead() {
        move("2026-03-02T09:14", "commands-queries-events");

        assertThat(words("2026-03-02T09:20")).isEqualTo("1 minute ahead of plan.");
        assertThat(words("2026-03-02T09:23")).isEqualTo("On plan.");
    }

    @Test
    void aBreakAfterTheStepIsNoDelay() {
        move("2026-03-02T10:24", "quiz-why-events");

        assertThat(words("2026-03-02T10:40")).isEqualTo("On plan.");
        assertThat(words("2026-03-02T10:50")).isEqualTo("5 minutes behind plan.");
    }

    @Test
    void aBreakThatIsCountedIsWhereTheClassIs() {
        move("2026-03-02T10:24", "quiz-why-events");
        add("2026-03-02T10:33", Kind.EXERCISE_STARTED, "quiz-why-events", "pause", "Break");

        var clock = clock("2026-03-02T10:40").orElseThrow();
        assertThat(clock.slot()).isInstanceOf(DayPlan.Slot.Pause.class);
        assertThat(clock.words()).isEqualTo("3 minutes behind plan.");
    }

    @Test
    void callingEverybodyToTheSameStepIsNoNewArrival() {
        move("2026-03-02T09:15", "commands-queries-events");
        add("2026-03-02T09:20", Kind.CLASS_GATHERED, "commands-queries-events", "by", "Marit");

        assertThat(words("2026-03-02T09:21")).isEqualTo("On plan.");
    }

    @Test
    void aRehearsalTheEveningBeforeIsOverWhenTheDayBeginsInItsFirstSection() {
        move("2026-03-01T20:00", "how-this-class-works");
        move("2026-03-01T20:10", "commands-queries-events");
        assertThat(clock("2026-03-02T08:50")).isEmpty();

        move("2026-03-02T09:00", "how-this-class-works");

        assertThat(words("2026-03-02T09:05")).isEqualTo("On plan.");
    }

    @Test
    void whatIsLeftOverForTheNextMorningIsNotCalledLate() {
        move("2026-03-02T09:00", "how-this-class-works");
        move("2026-03-03T09:00", "just-enough-kafka");

        assertThat(clock("2026-03-03T09:10")).isEmpty();
    }

    @Test
    void theDayThatTheClassIsNotOnDoesNotRun() {
        move("2026-03-02T09:00", "how-this-class-works");

        assertThat(PlanClock.of(COURSE, COURSE.days().get(1), lead, at("2026-03-02T09:10")))
                .isEmpty();
    }

    private void move(String when, String step) {
        add(when, Kind.CLASS_MOVED, step, "by", "Marit");
    }

    private void add(String when, Kind kind, String step, String key, String value) {
        var payload = JsonNodeFactory.instance
                .objectNode()
                .put("zone", VIENNA.getId())
                .put("minutes", 15)
                .put(key, value);
        lead = lead.after(
                new Activity(++id, new ClassId("class"), Optional.empty(), at(when), kind, Optional.of(step), payload));
    }

    private String words(String when) {
        return clock(when).orElseThrow().words();
    }

    private Optional<PlanClock> clock(String when) {
        return PlanClock.of(COURSE, COURSE.days().getFirst(), lead, at(when));
    }

    private static Instant at(String when) {
        return LocalDateTime.parse(when).atZone(VIENNA).toInstant();
    }
}
