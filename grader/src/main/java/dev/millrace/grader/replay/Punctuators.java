package dev.millrace.grader.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.PunctuationSchedule;

/// Tells which punctuators fired: those whose next time is later than it was. One that cancels itself as it fires is
/// not seen.
final class Punctuators {
    private record Scheduled(Object node, Object punctuator, String queue) {}

    private final TopologyTestDriver driver;
    private Map<Scheduled, Long> before;

    Punctuators(TopologyTestDriver driver) {
        this.driver = driver;
        this.before = times();
    }

    /// Names of the nodes, since the last time.
    List<String> fired() {
        var now = times();
        var fired = new ArrayList<String>();
        now.forEach((scheduled, time) -> {
            var last = before.get(scheduled);
            if (last != null && last < time && scheduled.node() instanceof ProcessorNode<?, ?, ?, ?> node) {
                fired.add(node.name());
            }
        });
        before = now;
        return fired.stream().sorted().toList();
    }

    private Map<Scheduled, Long> times() {
        var times = new HashMap<Scheduled, Long>();
        var task = PrivateField.of(driver, "task");
        if (task != null) {
            for (var name : List.of("streamTimePunctuationQueue", "systemTimePunctuationQueue")) {
                var queue = PrivateField.of(task, name);
                if (queue != null && PrivateField.of(queue, "pq") instanceof Collection<?> schedules) {
                    schedules.forEach(one -> add(one, name, times));
                }
            }
        }
        return times;
    }

    private static void add(Object one, String queue, Map<Scheduled, Long> times) {
        if (one instanceof PunctuationSchedule schedule) {
            times.put(new Scheduled(schedule.node(), schedule.punctuator(), queue), schedule.timestamp);
        }
    }
}
