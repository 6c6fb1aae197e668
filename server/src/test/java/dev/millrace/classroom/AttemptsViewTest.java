package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.content.Course;
import dev.millrace.content.CourseReader;
import dev.millrace.content.Slug;
import dev.millrace.grader.Outcome;
import dev.millrace.grading.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an instructor sees of a student's runs.
class AttemptsViewTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    private static final Course COURSE = new CourseReader()
            .read(TestServer.home().resolve("content/courses/building-event-driven-services"))
            .course()
            .orElseThrow();

    @Test
    void eachRunShowsWhatChangedSinceTheOneBeforeAndWhatFailed() {
        var lab = COURSE.step(new Slug("revenue-per-window")).orElseThrow();
        var check = LabChecks.of(lab).get(3).id();
        var runs = List.of(new Run("b", AT, true, Outcome.FAILED, 6, 7, List.of(check), List.of(), Optional.empty()));
        var attempts = List.of(
                attempt("c", 3, "one\nthree\n"), attempt("b", 2, "one\nthree\n"), attempt("a", 1, "one\ntwo\n"));

        var lines = AttemptsView.of(lab, runs, attempts).attempts();

        assertThat(lines.get(0).note()).isEqualTo("Nothing changed since the one before");
        assertThat(lines.get(0).result()).isEmpty();
        assertThat(lines.get(1).result()).isEqualTo("6 of 7");
        assertThat(lines.get(1).failing()).isEqualTo("check 4");
        assertThat(lines.get(1).changes())
                .containsExactly(
                        new AttemptsView.Change("at", "A.java, line 1"),
                        new AttemptsView.Change("", "one"),
                        new AttemptsView.Change("del", "two"),
                        new AttemptsView.Change("add", "three"));
        assertThat(lines.get(2).changes()).isEmpty();
        assertThat(lines.get(2).note()).isEmpty();
    }

    private static Attempt attempt(String id, int number, String source) {
        return new Attempt(id, number, AT, Map.of("A.java", source));
    }
}
