package dev.millrace.labs;

import dev.millrace.labs.broker.BrokerState;
import dev.millrace.labs.broker.SeenRecord;
import java.util.List;
import java.util.Optional;

/// Everything that a page shows of a student's lab at one moment. Names, keys and values come from the student's
/// broker and are untrusted text; templates escape them.
///
/// @param step the slug of the broker lab whose page this is; empty elsewhere
/// @param bootstrap where clients connect, known before the first start where the runtime knows it
/// @param checks the lab's checks in order; none without a step
/// @param topics every topic; the groups that read them
/// @param topic the one whose records are shown
/// @param topicAsked the name that was asked for; without one the shown topic follows what there is
/// @param records newest first
/// @param problem set while the broker does not answer
public record LabDock(
        Optional<String> step,
        Status status,
        Optional<String> bootstrap,
        List<Check> checks,
        List<BrokerState.Topic> topics,
        List<BrokerState.Group> groups,
        Optional<BrokerState.Topic> topic,
        Optional<String> topicAsked,
        List<SeenRecord> records,
        Optional<String> problem) {

    /// Which of the panel's faces is shown.
    public enum Face {
        OFF,
        STARTING,
        READY,
        STOPPING,
        FAILED
    }

    /// The lab's state in words.
    ///
    /// @param dot the look of the dot: ready, starting or stopped
    /// @param word for the dock's head: "Lab ready"
    /// @param sentence what goes on, or what went wrong and what to do
    /// @param percent how far a start has come
    public record Status(Face face, String dot, String word, String sentence, int percent) {}

    /// A check and where it stands; `seen` is what the broker showed instead.
    public record Check(String id, String title, boolean passed, String seen) {}

    public LabDock {
        checks = List.copyOf(checks);
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
        records = List.copyOf(records);
    }

    public long passed() {
        return checks.stream().filter(Check::passed).count();
    }

    public boolean allPassed() {
        return passed() == checks.size();
    }

    public boolean is(Face face) {
        return status.face() == face;
    }

    /// The page to come back to after a form without script.
    public String here() {
        return step.map(slug -> "/course/" + slug).orElse("/course");
    }

    /// The name of the topic shown, or nothing.
    public String topicName() {
        return topic.map(BrokerState.Topic::name).orElse("");
    }

    /// Changes when the part about one topic has to be shown anew: another topic, other partitions, other choices.
    public String shown() {
        var choices =
                topics.stream().map(t -> t.name() + ":" + t.partitions().size()).toList();
        return Integer.toHexString((topicName() + choices).hashCode());
    }

    /// What the panel's addresses carry: which lab's page it is on.
    public String query() {
        return "lab=" + step.orElse("");
    }

    /// The live side of the panel, as it is shown now.
    public String events() {
        return "/lab/events?%s&topic=%s&face=%s&shown=%s"
                .formatted(query(), LabText.inAddress(topicAsked.orElse("")), status.face(), shown());
    }
}
