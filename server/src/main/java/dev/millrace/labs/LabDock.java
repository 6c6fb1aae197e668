package dev.millrace.labs;

import dev.millrace.labs.broker.BrokerState;
import dev.millrace.labs.broker.SeenRecord;
import dev.millrace.labs.connect.Connection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that a page shows of a student's lab at one moment. Names, keys and values come from the student's
/// broker and are untrusted text; templates escape them.
///
/// @param step the slug of the broker lab whose page this is; empty elsewhere
/// @param connection how clients connect, known before the first start where the runtime knows it
/// @param checks the lab's checks in order; none without a step
/// @param services the student's own, that checks are about; none where they are not called, and the checks say why
/// @param topics every topic; the groups that read them
/// @param topic the one whose records are shown
/// @param browse its records, newest first, and how the page came to them
/// @param places where the lab can be reset to, besides its beginning
/// @param problem set while the broker does not answer
public record LabDock(
        Optional<String> step,
        Status status,
        Optional<Connection> connection,
        List<CheckView> checks,
        List<ServiceView> services,
        List<BrokerState.Topic> topics,
        List<BrokerState.Group> groups,
        Optional<BrokerState.Topic> topic,
        LabBrowse browse,
        List<Place> places,
        Optional<String> problem) {

    /// Which of the panel's faces is shown.
    public enum Face {
        OFF,
        STARTING,
        READY,
        STOPPING,
        /// Asleep, because nobody used it.
        IDLE,
        /// What the lab runs on does not answer.
        UNREACHABLE,
        FAILED
    }

    /// The lab's state in words.
    ///
    /// @param dot the look of the dot: ready, starting or stopped
    /// @param word for the dock's head: "Lab ready"
    /// @param sentence what goes on, or what went wrong and what to do
    /// @param percent how far a start has come
    /// @param since when that began
    public record Status(Face face, String dot, String word, String sentence, int percent, Instant since) {}

    /// A place in the lab to begin at.
    public record Place(String id, String title) {}

    public LabDock {
        checks = List.copyOf(checks);
        services = List.copyOf(services);
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
        places = List.copyOf(places);
    }

    /// Where clients connect.
    public Optional<String> bootstrap() {
        return connection.map(Connection::bootstrap);
    }

    public long passed() {
        return checks.stream().filter(CheckView::passed).count();
    }

    /// What is said aloud: the check that passed last, and what came of proving one again.
    public String checkNews() {
        var passed = checks.stream()
                .filter(CheckView::passed)
                .max(Comparator.comparing(c -> c.passedAt().orElseThrow()));
        var proved = checks.stream()
                .filter(c -> c.again().filter(again -> !again.going()).isPresent())
                .max(Comparator.comparing(c -> c.again().orElseThrow().at()));
        return passed.map(c -> "Passed: %s. %d of %d.".formatted(c.title(), passed(), checks.size()))
                        .orElse("")
                + proved.map(c -> " %s: %s.".formatted(c.againWords(), c.title()))
                        .orElse("");
    }

    public boolean allPassed() {
        return passed() == checks.size();
    }

    public boolean is(Face face) {
        return status.face() == face;
    }

    /// Whether there is anything that a reset would forget.
    public boolean resets() {
        return switch (status.face()) {
            case READY, IDLE, FAILED -> true;
            case OFF -> connection.isPresent();
            case STARTING, STOPPING, UNREACHABLE -> false;
        };
    }

    /// The page to come back to after a form without script.
    public String here() {
        return step.map(slug -> "/course/" + slug).orElse("/course");
    }

    public List<SeenRecord> records() {
        return browse.rows();
    }

    public List<BrokerState.Partition> partitions() {
        return topic.map(BrokerState.Topic::partitions).orElse(List.of());
    }

    public long largestPartition() {
        return partitions().stream()
                .mapToLong(BrokerState.Partition::records)
                .max()
                .orElse(0);
    }

    /// How fast the shown topic is written, and how much of it is shown.
    public String rate() {
        long rate = browse.rate();
        return browse.query().isPlain() && rate > LabStream.ROWS_A_SECOND
                ? "showing %d of %s a second".formatted(LabStream.ROWS_A_SECOND, LabText.number(rate))
                : LabText.number(rate) + "/s";
    }

    /// The empty form for the shown topic.
    public ProduceView produce() {
        return new ProduceView(topicName(), partitions().size(), step.orElse(""), here(), RecordForm.EMPTY, "");
    }

    /// What a form without script came to, as the address says it.
    public LabRoutes.@Nullable Told told() {
        var wrote = browse.query().wrote();
        if (!wrote.matches("[0-9]{1,6}:[0-9]{1,18}")) return null;
        var at = wrote.split(":", 2);
        return new LabRoutes.Told(true, "Written to partition %s at offset %s.".formatted(at[0], at[1]));
    }

    /// The page with this selection of records, for whoever has no script, and to come back to.
    public String here(String selection) {
        return here() + (selection.isEmpty() ? "" : "?" + selection);
    }

    /// The same as a part of the page.
    public String part(String selection) {
        return "/lab?" + query() + (selection.isEmpty() ? "" : "&" + selection);
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
        var selection = browse.query().text();
        return "/lab/events?%s%s&face=%s&shown=%s%s"
                .formatted(query(), selection.isEmpty() ? "" : "&" + selection, status.face(), shown(), browse.seen());
    }
}
