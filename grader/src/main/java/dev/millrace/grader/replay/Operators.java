package dev.millrace.grader.replay;

import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.SlidingWindows;
import org.apache.kafka.streams.kstream.Windows;
import org.apache.kafka.streams.kstream.internals.KStreamSessionWindowAggregate;
import org.apache.kafka.streams.kstream.internals.KStreamSlidingWindowAggregate;
import org.apache.kafka.streams.kstream.internals.KStreamWindowAggregate;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.jspecify.annotations.Nullable;

/// What the nodes of a topology do. No public part of Kafka Streams tells, so this reads private fields of it:
/// `Topology.internalTopologyBuilder`, its `nodeFactories`, their `supplier`, and the `delegate` of what wraps one.
final class Operators {
    private static final String DSL = "org.apache.kafka.streams.kstream.internals.";

    /// From names of Kafka's classes to the word that a student writes; the first that begins so counts.
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("KStreamFilter", "filter"),
            Map.entry("KTableFilter", "filter"),
            Map.entry("KStreamMap", "map"),
            Map.entry("KStreamMapValues", "map-values"),
            Map.entry("KTableMapValues", "map-values"),
            Map.entry("KStreamFlatMap", "flat-map"),
            Map.entry("KStreamFlatMapValues", "flat-map-values"),
            Map.entry("KStreamPeek", "peek"),
            Map.entry("ForeachProcessor", "foreach"),
            Map.entry("KStreamAggregate", "aggregate"),
            Map.entry("KStreamWindowAggregate", "aggregate"),
            Map.entry("KStreamSessionWindowAggregate", "aggregate"),
            Map.entry("KStreamSlidingWindowAggregate", "aggregate"),
            Map.entry("KTableAggregate", "aggregate"),
            Map.entry("KStreamReduce", "reduce"),
            Map.entry("KTableReduce", "reduce"),
            Map.entry("KStreamKTableJoin", "join"),
            Map.entry("KStreamGlobalKTableJoin", "join"),
            Map.entry("KStreamKStreamJoinLeftSide", "join"),
            Map.entry("KStreamKStreamJoinRightSide", "join"),
            Map.entry("KStreamKStreamSelfJoin", "join"),
            Map.entry("KTableKTableInnerJoin", "join"),
            Map.entry("KTableKTableLeftJoin", "join"),
            Map.entry("KTableKTableRightJoin", "join"),
            Map.entry("KTableKTableOuterJoin", "join"),
            Map.entry("ForeignTableJoinProcessorSupplier", "join"),
            Map.entry("KTableSuppressProcessorSupplier", "suppress"));

    /// What a node does, and the grace period of its window in milliseconds, -1 without one.
    record Operator(String word, long graceMs) {
        static final Operator NONE = new Operator("", -1);
    }

    private final Map<?, ?> factories;

    private Operators(Map<?, ?> factories) {
        this.factories = factories;
    }

    static Operators of(Topology topology) {
        var builder = PrivateField.of(topology, "internalTopologyBuilder");
        return new Operators(
                builder != null && PrivateField.of(builder, "nodeFactories") instanceof Map<?, ?> map ? map : Map.of());
    }

    Operator of(String node) {
        var factory = factories.get(node);
        var supplier = factory == null ? null : supplier(factory);
        return supplier == null ? Operator.NONE : new Operator(word(supplier), grace(supplier));
    }

    private static @Nullable Object supplier(Object factory) {
        var supplier = PrivateField.of(factory, "supplier");
        for (var inner = supplier; inner != null; inner = PrivateField.of(inner, "delegate")) {
            supplier = inner;
        }
        return supplier;
    }

    private static String word(Object supplier) {
        if (!supplier.getClass().getName().startsWith("org.apache.kafka.streams.")) {
            return "process";
        }
        return WORDS.getOrDefault(ownName(supplier), "");
    }

    private static String ownName(Object supplier) {
        var type = supplier.getClass();
        if (type.isHidden()) {
            type = switch (supplier) {
                case ProcessorSupplier<?, ?, ?, ?> s -> s.get().getClass();
                case FixedKeyProcessorSupplier<?, ?, ?> s -> s.get().getClass();
                default -> type;
            };
        }
        return type.getName().startsWith(DSL) ? type.getSimpleName() : "";
    }

    private static long grace(Object supplier) {
        Object windows = switch (supplier) {
            case KStreamWindowAggregate<?, ?, ?, ?> s -> s.windows();
            case KStreamSessionWindowAggregate<?, ?, ?> s -> s.windows();
            case KStreamSlidingWindowAggregate<?, ?, ?> s -> s.windows();
            default -> supplier;
        };
        return switch (windows) {
            case Windows<?> w -> w.gracePeriodMs();
            case SessionWindows w -> w.gracePeriodMs();
            case SlidingWindows w -> w.gracePeriodMs();
            default -> PrivateField.of(supplier, "joinGraceMs") instanceof Long ms ? ms : -1;
        };
    }
}
