package dev.millrace.grader.replay;

import dev.millrace.grader.frames.Moment;
import dev.millrace.grader.frames.Moment.Change;
import dev.millrace.grader.frames.ToWorker;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/// Looks into a running topology after each event: what the stores hold now, what was dropped, which punctuators fired.
/// For one thread.
final class Inwards {
    /// Most characters of values that are told of one run; what is beyond is only counted.
    private static final int MOST_TEXT = 4 << 20;

    private final TopologyTestDriver driver;
    private final StoreChanges stores;
    private final Drops drops;
    private final Punctuators punctuators;
    private long told;

    Inwards(TopologyTestDriver driver) {
        this.driver = driver;
        this.stores = new StoreChanges(driver);
        this.drops = new Drops(driver);
        this.punctuators = new Punctuators(driver);
    }

    /// What happened since the last time.
    ///
    /// @param event null for the start of the topology
    Moment after(int index, ToWorker.@Nullable Event event) {
        var changes = stores.drain();
        var kept = kept(changes);
        var dropped = drops.since(event);
        var fired = punctuators.fired();
        int more = changes.size() - kept.size() + beyond(dropped) + beyond(fired);
        return new Moment(index, streamTime(), kept, dropped, fired, more);
    }

    private List<Change> kept(List<Change> changes) {
        var kept = new ArrayList<Change>();
        for (var change : changes) {
            told += 100 + length(change);
            if (kept.size() < Moment.MOST && told < MOST_TEXT) {
                kept.add(change);
            }
        }
        return kept;
    }

    private static int length(Change change) {
        return change.key().toString().length()
                + change.before().toString().length()
                + change.after().toString().length();
    }

    private static int beyond(List<?> list) {
        return Math.max(0, list.size() - Moment.MOST);
    }

    /// Private fields `task` of the driver, `partitionGroup` of the task and `streamTime` of the group.
    private long streamTime() {
        var task = PrivateField.of(driver, "task");
        var group = task == null ? null : PrivateField.of(task, "partitionGroup");
        return group != null && PrivateField.of(group, "streamTime") instanceof Long time ? time : -1;
    }
}
