package dev.millrace.grader.replay;

import dev.millrace.grader.frames.FromWorker.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.jspecify.annotations.Nullable;

/// The nodes of a topology, from the objects of its description. What each node does and the grace period of its
/// window are not in the description: [Operators] looks at what Kafka Streams built.
final class Wiring {
    private final Operators operators;
    private final List<Node> nodes = new ArrayList<>();

    private Wiring(Operators operators) {
        this.operators = operators;
    }

    static List<Node> of(Topology topology) {
        var wiring = new Wiring(Operators.of(topology));
        var description = topology.describe();
        for (var part : description.subtopologies()) {
            part.nodes().forEach(node -> wiring.add(part.id(), node));
        }
        for (var store : description.globalStores()) {
            wiring.add(-1, store.source());
            wiring.add(-1, store.processor());
        }
        return List.copyOf(wiring.nodes);
    }

    private void add(int part, TopologyDescription.Node node) {
        switch (node) {
            case TopologyDescription.Source source ->
                add(part, node, "source", List.copyOf(orNone(source.topicSet())), List.of());
            case TopologyDescription.Sink sink -> add(part, node, "sink", orNone(sink.topic()), List.of());
            case TopologyDescription.Processor processor ->
                add(part, node, "processor", List.of(), List.copyOf(processor.stores()));
            default -> {
                // there are three kinds in Kafka 4.3
            }
        }
    }

    private void add(int part, TopologyDescription.Node node, String kind, List<String> topics, List<String> stores) {
        var operator = operators.of(node.name());
        var next =
                node.successors().stream().map(TopologyDescription.Node::name).toList();
        nodes.add(new Node(node.name(), part, kind, operator.word(), topics, stores, operator.graceMs(), next));
    }

    private static Set<String> orNone(@Nullable Set<String> topics) {
        return topics == null ? Set.of() : topics;
    }

    /// A sink that chooses its topic record by record has none.
    private static List<String> orNone(@Nullable String topic) {
        return topic == null ? List.of() : List.of(topic);
    }
}
