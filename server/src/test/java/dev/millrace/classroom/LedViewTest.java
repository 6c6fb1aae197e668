package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.TestServer;
import dev.millrace.classroom.LedView.AwayLine;
import dev.millrace.content.Course;
import dev.millrace.content.CourseReader;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What one student sees of how the class is led, on the course that ships.
class LedViewTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final ClassId CLASS = new ClassId("class");
    private static final Student NOOR = new Student(new StudentId("noor"), CLASS, "Noor", NINE);
    private static final Student FARID = new Student(new StudentId("farid"), CLASS, "Farid", NINE);
    private static final Course COURSE = new CourseReader(CourseReader.Depth.PAGES)
            .read(TestServer.home().resolve("content/courses/building-event-driven-services"))
            .course()
            .orElseThrow();

    private final List<Activity> log = new ArrayList<>();

    @Test
    void whoWasAwayIsToldWhatHappenedSinceAndNothingElse() {
        add(1, null, Kind.CLASS_MOVED, "harbour-goods", "by", "Marit");
        add(2, null, Kind.ANNOUNCED, null, "text", "before");
        add(20, null, Kind.CLASS_MOVED, "commands-queries-events", "by", "Marit");
        add(25, null, Kind.CLASS_MOVED, "price-of-synchronous", "by", "Marit");
        add(26, null, Kind.ANNOUNCED, null, "text", "one");
        add(27, null, Kind.ANNOUNCED, null, "text", "two");
        add(28, null, Kind.RELEASED, null, "what", "hints:revenue-per-window");
        add(29, FARID, Kind.RELEASED, null, "what", "section:5");
        add(30, NOOR, Kind.HAND_TAKEN, null, "by", "Marit");

        assertThat(away(NOOR, 10))
                .extracting(AwayLine::text)
                .satisfiesExactly(
                        moved -> assertThat(moved)
                                .isEqualTo("The class went from 0.2 Harbour Goods, the case to 1.2 The price of"
                                        + " synchronous coupling."),
                        said -> assertThat(said).isEqualTo("There were 2 announcements."),
                        open -> assertThat(open).startsWith("The hints of P4").endsWith("open now."),
                        hand -> assertThat(hand).startsWith("Your instructor came"));
        assertThat(away(NOOR, 10).getFirst().href()).isEqualTo("/course/price-of-synchronous");
        assertThat(away(FARID, 10)).extracting(AwayLine::text).noneMatch(text -> text.contains("instructor came"));
        assertThat(away(NOOR, 40)).isEmpty();
    }

    @Test
    void whoCameBackToTheSamePlaceIsNotToldThatTheClassMoved() {
        add(1, null, Kind.CLASS_MOVED, "harbour-goods", "by", "Marit");
        add(20, null, Kind.CLASS_GATHERED, "harbour-goods", "by", "Marit");

        assertThat(away(NOOR, 10)).isEmpty();
    }

    @Test
    void aCallIsABannerForWhoeverIsElsewhereAndDoesNotFollowUntilTheClassGoesOn() {
        add(1, null, Kind.CLASS_GATHERED, "harbour-goods", "by", "Marit");
        assertThat(view(NOOR, 2).banners()).singleElement().satisfies(banner -> {
            assertThat(banner.by()).isEqualTo("Marit");
            assertThat(banner.link().orElseThrow().slug()).isEqualTo("harbour-goods");
        });

        add(2, FARID, Kind.FOLLOWED, null, "x", "y");
        assertThat(view(FARID, 3).banners()).isEmpty();
        add(3, NOOR, Kind.OPENED, "harbour-goods", "x", "y");
        assertThat(view(NOOR, 3).banners()).isEmpty();
        add(4, NOOR, Kind.OPENED, "price-of-synchronous", "x", "y");
        assertThat(view(NOOR, 4).banners()).hasSize(1);
        add(5, null, Kind.CLASS_MOVED, "commands-queries-events", "by", "Marit");
        assertThat(view(NOOR, 5).banners()).isEmpty();
    }

    @Test
    void ofManyMessagesTheNewestAreBannersAndTheOthersAreCounted() {
        for (int minute = 1; minute <= 5; minute++) {
            add(minute, null, Kind.ANNOUNCED, null, "text", "number " + minute);
        }

        var view = view(NOOR, 6);
        assertThat(view.banners())
                .extracting(LedView.Banner::html)
                .satisfiesExactly(
                        newest -> assertThat(newest).contains("number 5"),
                        next -> assertThat(next).contains("number 4"));
        assertThat(view.earlier()).isEqualTo(3);
    }

    @Test
    void aCountdownThatIsOverIsShownForFiveMinutesAndNotOnceTheClassHasGoneOn() {
        add(1, null, Kind.CLASS_MOVED, "harbour-goods", "by", "Marit");
        add(1, null, Kind.EXERCISE_STARTED, "harbour-goods", "minutes", "10");
        assertThat(view(NOOR, 5).countdown()).isPresent();
        assertThat(view(NOOR, 13).countdown()).isPresent();
        assertThat(view(NOOR, 16).countdown()).isEmpty();

        add(12, null, Kind.CLASS_MOVED, "commands-queries-events", "by", "Marit");
        assertThat(view(NOOR, 13).countdown()).isEmpty();
    }

    private List<AwayLine> away(Student student, long since) {
        return LedView.of(
                        COURSE, ClassState.EMPTY.after(log), student, HeldBack.NOTHING, Optional.of(at(since)), at(60))
                .away()
                .lines();
    }

    private LedView view(Student student, long minute) {
        return LedView.of(COURSE, ClassState.EMPTY.after(log), student, HeldBack.NOTHING, Optional.empty(), at(minute));
    }

    private static Instant at(long minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }

    private void add(
            long minute, @Nullable Student student, Kind kind, @Nullable String step, String key, String value) {
        log.add(new Activity(
                log.size() + 1L,
                CLASS,
                Optional.ofNullable(student).map(Student::id),
                at(minute),
                kind,
                Optional.ofNullable(step),
                JsonNodeFactory.instance.objectNode().put(key, value)));
    }
}
