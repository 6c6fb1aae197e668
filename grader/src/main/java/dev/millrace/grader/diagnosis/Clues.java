package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.millrace.grader.Difference;
import dev.millrace.grader.diagnosis.Figures.Entry;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.frames.FromWorker.Node;
import dev.millrace.grader.frames.FromWorker.Out;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Evidence, read once for all recognisers.
///
/// @param arrivals the records of the input, in order
/// @param fits the output topics whose expected figures follow a rule that their produced figures do not
record Clues(Evidence evidence, List<Seen> arrivals, List<Fit> fits, Words words) {
    /// Beyond this nobody looks for a rule: a wrong answer is told by its differences.
    private static final int MOST_EVENTS = 3000;

    private static final int MOST_RECORDS = 10_000;

    static Clues of(Evidence evidence) {
        var arrivals = new ArrayList<Seen>();
        for (int i = 0; i < evidence.input().size(); i++) {
            if (evidence.input().get(i) instanceof InputEvent.Arrival arrival) {
                arrivals.add(Seen.of(i, arrival));
            }
        }
        var words = Words.of(arrivals);
        var clues = new Clues(evidence, List.copyOf(arrivals), List.of(), words);
        return new Clues(evidence, List.copyOf(arrivals), clues.rules(), words);
    }

    /// Whether it is small enough to be reasoned about.
    static boolean feasible(Evidence evidence) {
        return evidence.input().size() <= MOST_EVENTS && evidence.produced().size() <= MOST_RECORDS;
    }

    private List<Fit> rules() {
        var fits = new ArrayList<Fit>();
        for (var topic : evidence.exercise().outputs()) {
            if (differences(topic.name()).isEmpty()) {
                continue;
            }
            var expected = expected(topic.name()).stream()
                    .map(r -> new Entry(r.key(), r.value(), -1))
                    .toList();
            Rules.find(topic.name(), expected, entries(topic.name()), arrivals)
                    .filter(fit -> fit.came()
                            .filter(came -> !came.last().isEmpty())
                            .filter(came -> Slots.of(fit.rule(), arrivals).fits(came, fit.graces()))
                            .isEmpty())
                    .ifPresent(fits::add);
        }
        return fits;
    }

    List<Entry> entries(String topic) {
        return produced(topic).stream()
                .map(r -> new Entry(r.key(), r.value(), r.cause()))
                .toList();
    }

    List<Difference> differences() {
        return evidence.differences();
    }

    List<Difference> differences(String topic) {
        return differences().stream().filter(d -> d.topic().equals(topic)).toList();
    }

    /// Whether there are differences, all of them of these kinds.
    boolean all(Difference.Kind first, Difference.Kind... others) {
        var kinds = EnumSet.of(first, others);
        return !differences().isEmpty() && differences().stream().allMatch(d -> kinds.contains(d.kind()));
    }

    List<ExpectedRecord> expected(String topic) {
        return evidence.expected().stream().filter(r -> r.topic().equals(topic)).toList();
    }

    List<Out> produced(String topic) {
        return evidence.produced().stream().filter(r -> r.topic().equals(topic)).toList();
    }

    List<String> outputs() {
        return evidence.exercise().outputs().stream().map(TopicSpec::name).toList();
    }

    Optional<Seen> seen(int index) {
        return arrivals.stream().filter(s -> s.index() == index).findFirst();
    }

    boolean silent(Seen seen) {
        return evidence.produced().stream().noneMatch(r -> r.cause() == seen.index());
    }

    /// What is expected where a difference is; the null node where nothing is.
    static JsonNode wanted(Difference difference) {
        return difference.expected().orElse(NullNode.getInstance());
    }

    boolean operator(String... names) {
        return evidence.nodes().stream().anyMatch(n -> Set.of(names).contains(n.operator()));
    }

    /// The longest grace period of the program's windows, milliseconds; -1 without windows.
    long grace() {
        return evidence.nodes().stream().mapToLong(Node::graceMs).max().orElse(-1);
    }

    Optional<Diagnosis> say(Diagnosis.Kind kind, String sentence) {
        return Optional.of(new Diagnosis(kind, sentence));
    }
}
