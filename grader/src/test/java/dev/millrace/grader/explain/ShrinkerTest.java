package dev.millrace.grader.explain;

import static dev.millrace.grader.replay.Replays.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.grader.CheckResult;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.frames.ToWorker.Detail;
import dev.millrace.grader.replay.Replays;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The search itself, on mistakes that are made up: a program that goes wrong exactly when certain events have come,
/// drawn from a seed. `-Dtest.args=-Dmillrace.seeds=5000` tries more of them.
final class ShrinkerTest {
    private static final int SEEDS = Integer.getInteger("millrace.seeds", 60);

    private static final Exercise EXERCISE = new Exercise(
            "made-up",
            "MadeUp",
            Limits.DEFAULT,
            List.of(Replays.in("in", "string", "json"), Replays.out("out", "string", "json", Compare.PER_KEY)),
            List.of(),
            BigDecimal.ZERO);

    @Test
    void whatIsFoundFailsAndEachEventOfItIsNeededAndOrderIsKept() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var made = new Made(seed);
            var found = made.explain(Integer.MAX_VALUE).orElseThrow();
            assertThat(found.minimal()).as("seed %d", seed).isTrue();
            assertThat(made.wrong(found.replayed().events()))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(found.replayed().events().stream().map(Chosen::index))
                    .as("seed %d", seed)
                    .isSorted();
            for (int i = 0; i < found.count(); i++) {
                var without = new ArrayList<>(found.replayed().events());
                without.remove(i);
                assertThat(made.wrong(without))
                        .as("seed %d without %d", seed, i)
                        .isFalse();
            }
        }
    }

    @Test
    void theSameSubmissionGivesTheSameMinimum() {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(new Made(seed).explain(Integer.MAX_VALUE))
                    .as("seed %d", seed)
                    .isEqualTo(new Made(seed).explain(Integer.MAX_VALUE));
        }
    }

    @Test
    void whenTimeIsUpTheBestSoFarStillFailsAndIsMarked() {
        int cutShort = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var made = new Made(seed);
            int budget = 1 + seed % 30;
            var found = made.explain(budget);
            if (found.isPresent()) {
                assertThat(made.wrong(found.get().replayed().events()))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(found.get().runs()).as("seed %d", seed).isLessThanOrEqualTo(budget);
                cutShort += found.get().minimal() ? 0 : 1;
            }
        }
        assertThat(cutShort).isGreaterThan(SEEDS / 10);
    }

    @Test
    void aThousandEventsNeedFewerThanTwoHundredRuns() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var found = new Made(seed).explain(Integer.MAX_VALUE).orElseThrow();
            assertThat(found.runs()).as("seed %d", seed).isLessThan(200);
        }
    }

    @Test
    void aSubmissionThatDoesNotFailAgainIsNotExplained() {
        var made = new Made(1);
        var never = new Made(1, _ -> false);
        assertThat(new Explainer(EXERCISE).explain(made.asked(), made.check(), never.trials(100)))
                .isEmpty();
    }

    @Test
    void whatTheReferenceCannotProcessIsNoCandidate() {
        var made = new Made(3);
        var needs = made.input.getFirst();
        var found = new Explainer(EXERCISE)
                .explain(made.asked(), made.check(), made.trials(Integer.MAX_VALUE, events -> !events.contains(needs)))
                .orElseThrow();
        assertThat(found.replayed().events().getFirst().event()).isEqualTo(needs);
    }

    @Test
    void ofAHiddenCaseAtMostTwelveEventsAreShown() {
        var few = new Made(1, events -> events.size() >= 12);
        var many = new Made(1, events -> events.size() >= 13);
        var shown = few.explain(few.asked(true), Integer.MAX_VALUE).orElseThrow();
        assertThat(shown.replayed().events()).hasSize(12);
        var untold = many.explain(many.asked(true), Integer.MAX_VALUE).orElseThrow();
        assertThat(untold.count()).isEqualTo(13);
        assertThat(untold.replayed()).isEqualTo(Replayed.NONE);
    }

    @Test
    void namesKeysTextsAndWhatLooksLikeAnIdentifierStay() {
        var value = "{\"orderId\":4711,\"minor\":1234,\"price\":12.37,\"at\":1234,\"text\":\"1234\",\"free\":0}";
        var event = at(1_772_445_600, "in", "\"k\"", value);
        var rounded = (InputEvent.Arrival) new Rounding(List.of(new Chosen(0, event, false))).rounded(event, 1);
        assertThat(rounded.value())
                .isEqualTo(Replays.json(
                        "{\"orderId\":4711,\"minor\":1000,\"price\":10.00,\"at\":1234,\"text\":\"1234\",\"free\":0}"));
    }

    /// A case of up to 1,000 events and a program that writes what it should, and one record more once it has seen all
    /// events of a few that were drawn.
    private static final class Made {
        private final List<InputEvent> input = new ArrayList<>();
        private final Predicate<List<InputEvent>> wrong;

        Made(long seed) {
            this(seed, null);
        }

        Made(long seed, @Nullable Predicate<List<InputEvent>> wrong) {
            var random = new Random(seed);
            int count = 40 + random.nextInt(960);
            for (int i = 0; i < count; i++) {
                var key = "\"k" + random.nextInt(20) + "\"";
                input.add(at(
                        10L * i + random.nextInt(30), "in", key, "{\"id\":" + i + ",\"amount\":" + (1000 + i) + "}"));
            }
            var needed = new LinkedHashSet<Integer>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                needed.add(random.nextInt(count));
            }
            this.wrong = wrong == null ? events -> ids(events).containsAll(needed) : wrong;
        }

        boolean wrong(List<Chosen> events) {
            return wrong.test(events.stream().map(Chosen::event).toList());
        }

        Case asked() {
            return asked(false);
        }

        Case asked(boolean hidden) {
            return new Case("made-up", "Made up", hidden, input, List.of());
        }

        Optional<Explanation> explain(int budget) {
            return explain(asked(), budget);
        }

        Optional<Explanation> explain(Case asked, int budget) {
            return new Explainer(EXERCISE).explain(asked, check(), trials(budget));
        }

        CheckResult check() {
            var trial = trial(input, _ -> false);
            var differences = new Failing(EXERCISE, asked(), false)
                    .differences(trial.expected().records(), one("wrong"));
            return new CheckResult("made-up", "", false, false, differences, 0, 0, 0, Optional.empty(), "");
        }

        Trials trials(int budget) {
            return trials(budget, _ -> false);
        }

        Trials trials(int budget, Predicate<List<InputEvent>> refused) {
            return new Trials() {
                private int runs;

                @Override
                public Optional<Trial> run(List<InputEvent> events, Detail detail) {
                    runs++;
                    return Optional.of(trial(events, refused));
                }

                @Override
                public boolean over() {
                    return runs >= budget;
                }

                @Override
                public void forget() {
                    // nothing is remembered
                }
            };
        }

        private Trial trial(List<InputEvent> events, Predicate<List<InputEvent>> refused) {
            var fault = refused.test(events) ? Optional.of("IllegalStateException") : Optional.<String>empty();
            return new Trial(
                    new Side(wrong.test(events) ? one("wrong") : List.of(), List.of(), Optional.empty(), -1),
                    new Side(List.of(), List.of(), fault, -1));
        }

        private static List<Out> one(String value) {
            JsonNode text = JsonNodeFactory.instance.textNode(value);
            return List.of(new Out("out", text, text, 0, Map.of(), 0));
        }

        private static Set<Integer> ids(List<InputEvent> events) {
            var ids = new HashSet<Integer>();
            for (var event : events) {
                ids.add(((InputEvent.Arrival) event).value().path("id").asInt());
            }
            return ids;
        }
    }
}
