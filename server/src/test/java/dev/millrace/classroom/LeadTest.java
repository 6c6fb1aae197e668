package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.content.Slug;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.StudentId;
import dev.millrace.progress.Activity;
import dev.millrace.progress.Activity.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final StudentId NOOR = new StudentId("noor");
    private static final StudentId FARID = new StudentId("farid");
    private static final Part CONTRACTS = new Part.Section(3);

    private final List<Activity> log = new ArrayList<>();

    @Test
    void theClassIsWhereItWasTakenOrCalledLast() {
        add(0, null, Kind.CLASS_MOVED, "windows", "{\"zone\":\"Europe/Vienna\",\"by\":\"Marit\"}");
        add(5, null, Kind.CLASS_GATHERED, "joins", "{\"zone\":\"no such place\"}");

        var move = fold().lead().lastMove().orElseThrow();
        assertThat(fold().lead().at()).contains("joins");
        assertThat(move.step()).isEqualTo("joins");
        assertThat(move.gathers()).isTrue();
        assertThat(fold().lead().moves().getFirst().zone()).isEqualTo(ZoneId.of("Europe/Vienna"));
        assertThat(move.zone()).isEqualTo(ZoneId.systemDefault());
    }

    @Test
    void moreTimeIsAddedToTheEndAndAfterTheEndToNow() {
        add(0, null, Kind.EXERCISE_STARTED, "windows", "{\"minutes\":10}");
        add(4, null, Kind.EXERCISE_EXTENDED, null, "{\"minutes\":2}");
        assertThat(countdown().endsAt()).isEqualTo(at(12));
        assertThat(countdown().isOver(at(12))).isTrue();

        add(20, null, Kind.EXERCISE_EXTENDED, null, "{\"minutes\":2}");
        assertThat(countdown().endsAt()).isEqualTo(at(22));
        assertThat(countdown().length()).isEqualTo(Duration.ofMinutes(22));

        add(21, null, Kind.EXERCISE_ENDED, null, "{}");
        assertThat(fold().lead().countdown()).isEmpty();
    }

    @Test
    void aWordForOneIsAnExceptionAndAWordForAllEndsThem() {
        add(0, null, Kind.HELD, null, "{\"what\":\"section:3\"}");
        add(1, NOOR, Kind.RELEASED, null, "{\"what\":\"section:3\"}");
        assertThat(holds().held(CONTRACTS, NOOR)).isFalse();
        assertThat(holds().held(CONTRACTS, FARID)).isTrue();

        add(2, null, Kind.HELD, null, "{\"what\":\"section:3\"}");
        assertThat(holds().held(CONTRACTS, NOOR)).isTrue();

        add(3, null, Kind.RELEASED, null, "{\"what\":\"section:3\"}");
        add(4, FARID, Kind.HELD, null, "{\"what\":\"hints:windows\"}");
        assertThat(holds().parts()).containsOnlyKeys(new Part.Hints(new Slug("windows")));
        assertThat(holds().held(new Part.Hints(new Slug("windows")), FARID)).isTrue();
        assertThat(holds().held(new Part.Hints(new Slug("windows")), NOOR)).isFalse();
    }

    @Test
    void aSolutionIsHeldUntilItIsGivenOutAndMayBeTakenBack() {
        var solution = new Part.Solution(new Slug("windows"));
        assertThat(holds().held(solution, NOOR)).isTrue();

        add(0, NOOR, Kind.RELEASED, null, "{\"what\":\"solution:windows\"}");
        assertThat(holds().held(solution, NOOR)).isFalse();
        assertThat(holds().held(solution, FARID)).isTrue();

        add(1, null, Kind.RELEASED, null, "{\"what\":\"solution:windows\"}");
        add(2, FARID, Kind.HELD, null, "{\"what\":\"solution:windows\"}");
        assertThat(holds().held(solution, NOOR)).isFalse();
        assertThat(holds().held(solution, FARID)).isTrue();

        add(3, null, Kind.HELD, null, "{\"what\":\"solution:windows\"}");
        assertThat(holds().parts()).isEmpty();
    }

    @Test
    void partsAreReadBackFromTheirWordsAndNonsenseIsNone() {
        for (var word : List.of("section:3", "hints:windows", "answer:find-the-events", "solution:windows")) {
            assertThat(Part.of(word).map(Part::word)).contains(word);
        }
        for (var word : List.of("", "section:", "section:x", "hints:Not A Slug", "windows", "dock:windows")) {
            assertThat(Part.of(word)).as(word).isEmpty();
        }
        add(0, null, Kind.HELD, null, "{\"what\":\"nonsense\"}");
        assertThat(holds()).isEqualTo(Holds.NONE);
    }

    @Test
    void whoFollowsAndWhoHasSeenWhatIsKept() {
        add(0, NOOR, Kind.FOLLOWED, null, "{}");
        add(0, FARID, Kind.FOLLOWED, null, "{}");
        add(1, FARID, Kind.UNFOLLOWED, null, "{}");
        add(2, null, Kind.ANNOUNCED, "windows", "{\"text\":\"Coffee at 15:10\",\"by\":\"Marit\"}");
        add(3, NOOR, Kind.NOTED, null, "{\"of\":4}");

        var lead = fold().lead();
        assertThat(lead.followers()).containsExactly(NOOR);
        assertThat(lead.announcements()).singleElement().satisfies(said -> {
            assertThat(said.text()).isEqualTo("Coffee at 15:10");
            assertThat(said.step()).contains("windows");
            assertThat(lead.hasNoted(NOOR, said.id())).isTrue();
            assertThat(lead.hasNoted(FARID, said.id())).isFalse();
            assertThat(lead.seenBy(said.id())).isEqualTo(1);
        });
    }

    @Test
    void foldingAtOnceAndOneByOneGivesTheSame() {
        add(0, null, Kind.CLASS_MOVED, "windows", "{}");
        add(0, NOOR, Kind.FOLLOWED, null, "{}");
        add(1, null, Kind.HELD, null, "{\"what\":\"section:3\"}");
        add(2, null, Kind.EXERCISE_STARTED, "windows", "{\"minutes\":10}");
        add(3, NOOR, Kind.HAND_TAKEN, null, "{}");

        var state = ClassState.EMPTY;
        for (var activity : log) {
            state = state.after(List.of(activity));
        }
        assertThat(state).isEqualTo(fold());
    }

    private Holds holds() {
        return fold().lead().holds();
    }

    private Countdown countdown() {
        return fold().lead().countdown().orElseThrow();
    }

    private ClassState fold() {
        return ClassState.EMPTY.after(log);
    }

    private static Instant at(long minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }

    private void add(long minute, @Nullable StudentId student, Kind kind, @Nullable String step, String payload) {
        try {
            log.add(new Activity(
                    log.size() + 1L,
                    new ClassId("class"),
                    Optional.ofNullable(student),
                    at(minute),
                    kind,
                    Optional.ofNullable(step),
                    new ObjectMapper().readTree(payload)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(payload, e);
        }
    }
}
