package dev.millrace.grader.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.exercise.Requirement;
import dev.millrace.grader.exercise.Requirement.Feature;
import dev.millrace.grader.frames.FromWorker.Node;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShapeTest {
    private static final Shape SHAPE = new Shape(List.of(
            node("source", "source", "", List.of("orders"), List.of(), -1, "by-city"),
            node("by-city", "processor", "map", List.of(), List.of(), -1, "sink"),
            node("sink", "sink", "", List.of("totals-repartition"), List.of(), -1),
            node("source-2", "source", "", List.of("totals-repartition"), List.of(), -1, "sum"),
            node("sum", "processor", "aggregate", List.of(), List.of("totals"), 60_000)));

    @Test
    void whatIsWantedAndThereAndWhatIsNot() {
        met(true, Feature.Plain.REPARTITION);
        met(true, Feature.Plain.GRACE);
        met(true, Feature.Plain.STORE);
        met(true, new Feature.Grace(Duration.ofMinutes(1)));
        met(true, new Feature.Store("totals"));
        met(true, new Feature.Node("by-city"));
        met(true, new Feature.Operator("map"));
        met(false, Feature.Plain.GLOBAL_TABLE);
        met(false, new Feature.Operator("suppress"));
        met(false, new Feature.Store("counts"));
    }

    @Test
    void theSentenceSaysWhatIsThereInstead() {
        assertThat(problem(false, Feature.Plain.REPARTITION))
                .isEqualTo(
                        "This lab wants no topology with a repartition topic, and yours has one, at sink. Kafka Streams"
                                + " writes every record through it, because an operation before it may have changed the key: leave"
                                + " the key as it is, or use an operation that cannot change it, such as mapValues.");
        assertThat(problem(true, new Feature.Grace(Duration.ofMinutes(2))))
                .isEqualTo("This lab wants a window with a grace period of PT2M, and your topology has none."
                        + " The grace periods of its windows are: PT1M.");
        assertThat(problem(true, new Feature.Store("counts"))).endsWith("Its stores are: totals.");
        assertThat(problem(true, new Feature.Node("by-country"))).contains("by-city");
        assertThat(problem(false, new Feature.Operator("map"))).contains("the operator `map`", "at by-city");
    }

    @Test
    void aStoreBehindARepartitionTopicDoesNotReadTheLabsTopicsOnly() {
        assertThat(SHAPE.readsOnly("totals", List.of("orders"))).isFalse();
        var direct = new Shape(List.of(
                node("source", "source", "", List.of("orders"), List.of(), -1, "by-city"),
                node("by-city", "processor", "map", List.of(), List.of(), -1, "seen"),
                node("seen", "processor", "process", List.of(), List.of("seen"), -1)));
        assertThat(direct.readsOnly("seen", List.of("orders"))).isTrue();
        assertThat(direct.readsOnly("seen", List.of("customers"))).isFalse();
    }

    private static void met(boolean wanted, Feature feature) {
        assertThat(SHAPE.problem(Requirement.of(wanted, feature)))
                .as("%s", feature)
                .isEmpty();
        assertThat(SHAPE.problem(Requirement.of(!wanted, feature)))
                .as("not %s", feature)
                .isPresent();
    }

    private static String problem(boolean wanted, Feature feature) {
        return SHAPE.problem(Requirement.of(wanted, feature)).orElseThrow();
    }

    private static Node node(
            String name,
            String kind,
            String operator,
            List<String> topics,
            List<String> stores,
            long grace,
            String... next) {
        return new Node(name, 0, kind, operator, topics, stores, grace, List.of(next));
    }
}
