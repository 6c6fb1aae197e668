package dev.millrace.grader.judge;

import dev.millrace.grader.exercise.Requirement;
import dev.millrace.grader.exercise.Requirement.Feature;
import dev.millrace.grader.frames.FromWorker.Node;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a topology is made of, held against what a lab demands of it.
public record Shape(List<Node> nodes) {
    public Shape {
        nodes = List.copyOf(nodes);
    }

    /// What is wrong, for the student; empty when the requirement is met.
    public Optional<String> problem(Requirement requirement) {
        var having = nodes.stream().filter(has(requirement.feature())).toList();
        if (requirement.wanted()) {
            return having.isEmpty() ? Optional.of(missing(requirement.feature())) : Optional.empty();
        }
        return having.isEmpty() ? Optional.empty() : Optional.of(present(requirement.feature(), having));
    }

    private static Predicate<Node> has(Feature feature) {
        return switch (feature) {
            case Feature.Plain plain ->
                switch (plain) {
                    case REPARTITION -> n -> n.topics().stream().anyMatch(Shape::repartition);
                    case GLOBAL_TABLE -> n -> n.part() < 0;
                    case STORE -> n -> !n.stores().isEmpty();
                    case GRACE -> n -> n.graceMs() > 0;
                };
            case Feature.Grace(var length) -> n -> n.graceMs() == length.toMillis();
            case Feature.Store(var name) -> n -> n.stores().contains(name);
            case Feature.Node(var name) -> n -> n.name().equals(name);
            case Feature.Operator(var name) -> n -> n.operator().equals(name);
        };
    }

    /// Whether an aggregation is among the nodes.
    public boolean aggregates() {
        return nodes.stream()
                .anyMatch(n -> n.operator().equals("aggregate") || n.operator().equals("reduce"));
    }

    /// Whether all that reaches a store's processors comes straight from topics that the lab feeds, this among them:
    /// no internal topic has brought the records together.
    ///
    /// @param topics the topics that are asked for, each of which must reach the store
    public boolean readsOnly(String store, List<String> topics) {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<>(
                nodes.stream().filter(n -> n.stores().contains(store)).toList());
        var sources = new HashSet<String>();
        while (!open.isEmpty()) {
            var node = open.pop();
            if (reached.add(node.name())) {
                sources.addAll(node.kind().equals("source") ? node.topics() : List.of());
                nodes.stream().filter(n -> n.next().contains(node.name())).forEach(open::add);
            }
        }
        return sources.containsAll(topics) && sources.stream().noneMatch(Shape::internal);
    }

    /// Kafka Streams names the topics that it writes for itself after its nodes; all but changelogs end so.
    private static boolean internal(String topic) {
        return repartition(topic) || topic.startsWith("KTABLE-") || topic.endsWith("-topic");
    }

    private static boolean repartition(String topic) {
        return topic.endsWith("-repartition");
    }

    private String missing(Feature feature) {
        var sentence = "This lab wants " + feature.words() + ", and your topology has none.";
        return switch (feature) {
            case Feature.Plain plain when plain == Feature.Plain.GRACE -> sentence + graces();
            case Feature.Grace _ -> sentence + graces();
            case Feature.Store _ ->
                sentence + " " + listed("Its stores are: ", nodes.stream().flatMap(n -> n.stores().stream()));
            case Feature.Node _ ->
                sentence + " " + listed("Its operators are: ", nodes.stream().map(Node::name));
            case Feature.Plain _, Feature.Operator _ -> sentence;
        };
    }

    private String graces() {
        return " "
                + listed(
                        "The grace periods of its windows are: ",
                        nodes.stream()
                                .filter(n -> n.graceMs() >= 0)
                                .map(n -> Duration.ofMillis(n.graceMs()).toString()));
    }

    private static String present(Feature feature, List<Node> having) {
        var sentence = "This lab wants no topology with " + feature.words() + ", and yours has one, at "
                + having.getFirst().name() + ".";
        return feature == Feature.Plain.REPARTITION
                ? sentence + " Kafka Streams writes every record through it, because an operation before it may have"
                        + " changed the key: leave the key as it is, or use an operation that cannot change it, such"
                        + " as mapValues."
                : sentence;
    }

    private static String listed(String before, Stream<String> names) {
        var text = names.distinct().sorted().limit(12).collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : before + text + ".";
    }
}
