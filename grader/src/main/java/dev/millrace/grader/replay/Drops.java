package dev.millrace.grader.replay;

import dev.millrace.grader.frames.Moment.Drop;
import dev.millrace.grader.frames.ToWorker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.Windows;
import org.apache.kafka.streams.kstream.internals.KStreamSessionWindowAggregate;
import org.apache.kafka.streams.kstream.internals.KStreamWindowAggregate;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorTopology;
import org.jspecify.annotations.Nullable;

/// Records that Kafka Streams left out. Its metric `dropped-records-total` counts them and gives no reason, so the
/// reason is worked out here by the same rule, and told only where the count agrees with it.
final class Drops {
    private static final String METRIC = "dropped-records-total";

    private final TopologyTestDriver driver;
    private long before;

    Drops(TopologyTestDriver driver) {
        this.driver = driver;
        this.before = count();
    }

    /// What was dropped since the last time.
    ///
    /// @param event the one that was processed
    List<Drop> since(ToWorker.@Nullable Event event) {
        long now = count();
        int dropped = (int) Math.min(1000, now - before);
        before = now;
        if (dropped <= 0) {
            return List.of();
        }
        var late = event == null || event.topic() == null ? List.<Drop>of() : late(event.timestamp());
        return late.size() == dropped ? late : Collections.nCopies(dropped, new Drop(reason(event), -1, -1, -1));
    }

    private static String reason(ToWorker.@Nullable Event event) {
        if (event == null || event.topic() == null) {
            return "unknown";
        }
        return event.key().isNull() ? "null-key" : event.value().isNull() ? "null-value" : "unknown";
    }

    private long count() {
        return driver.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(METRIC))
                .mapToLong(Drops::value)
                .sum();
    }

    private static long value(Metric metric) {
        return metric.metricValue() instanceof Number number ? number.longValue() : 0;
    }

    /// The windows that a record of this time would be too late for, of every aggregation. Private field
    /// `processorTopology` of the driver, `processor` of its nodes, and of those `observedStreamTime` and `this$0`.
    private List<Drop> late(long timestamp) {
        var late = new ArrayList<Drop>();
        if (PrivateField.of(driver, "processorTopology") instanceof ProcessorTopology topology) {
            topology.processors().forEach(node -> late(node, timestamp, late));
        }
        return late;
    }

    private static void late(ProcessorNode<?, ?, ?, ?> node, long timestamp, List<Drop> late) {
        var processor = PrivateField.of(node, "processor");
        if (processor == null || !(PrivateField.of(processor, "observedStreamTime") instanceof Long observed)) {
            return;
        }
        switch (PrivateField.of(processor, "this$0")) {
            case KStreamWindowAggregate<?, ?, ?, ?> time -> late(time.windows(), timestamp, observed, late);
            case KStreamSessionWindowAggregate<?, ?, ?> session -> late(session.windows(), timestamp, observed, late);
            case null, default -> {
                // no window that a record can be late for
            }
        }
    }

    /// A window is closed when stream time has reached its end plus grace
    /// (`KStreamWindowAggregateProcessor.process`).
    private static void late(Windows<?> windows, long timestamp, long observed, List<Drop> late) {
        long closed = observed - windows.gracePeriodMs();
        for (var window : windows.windowsFor(timestamp).values()) {
            if (window.end() <= closed) {
                late.add(new Drop("late", window.start(), window.end(), closed - window.end()));
            }
        }
    }

    /// The session that the record would be in is not known here, so it is only told that it was late.
    private static void late(SessionWindows windows, long timestamp, long observed, List<Drop> late) {
        if (timestamp < observed - windows.gracePeriodMs() - windows.inactivityGap()) {
            late.add(new Drop("late", -1, -1, -1));
        }
    }
}
