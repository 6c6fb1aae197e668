package dev.millrace.grading;

import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.explain.Chosen;
import dev.millrace.grader.explain.Replayed;
import dev.millrace.grader.explain.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One event of a replay: what became of it in the submission, beside what should have.
///
/// @param event index of the event, -1 before the first
/// @param label "After event 2 of 3. Stream time 10:05:12."
/// @param arrived the event itself, or nothing before the first
/// @param parts stores, outputs and what else happened; none when nothing did on either side
public record StepView(int event, String label, String arrived, List<Part> parts) {
    public StepView {
        parts = List.copyOf(parts);
    }

    /// One row of the comparison.
    ///
    /// @param about which store or topic
    public record Part(String name, String about, List<Line> expected, List<Line> yours) {
        public Part {
            expected = List.copyOf(expected);
            yours = List.copyOf(yours);
        }

        /// Whether both sides are the same.
        public boolean same() {
            return texts(expected).equals(texts(yours));
        }

        private static List<String> texts(List<Line> lines) {
            return lines.stream().map(line -> line.name() + "\n" + line.value()).toList();
        }
    }

    /// A line of a cell.
    ///
    /// @param differs whether the other side has no such line
    public record Line(String name, String value, boolean differs) {}

    static List<StepView> of(Replayed replayed) {
        return new Telling(replayed).steps();
    }

    /// Tells the steps of one replay.
    private static final class Telling {
        private final Replayed replayed;
        private final ShownTimes times;
        private final List<String> myStores;
        private final List<String> theirStores;

        Telling(Replayed replayed) {
            this.replayed = replayed;
            this.times = ShownTimes.of(replayed);
            this.myStores = stores(replayed.yours());
            this.theirStores = stores(replayed.expected());
        }

        List<StepView> steps() {
            return IntStream.range(-1, replayed.events().size())
                    .filter(event -> event >= 0
                            || Stream.of(replayed.yours(), replayed.expected())
                                    .anyMatch(side -> step(side, -1).isPresent()))
                    .mapToObj(this::step)
                    .toList();
        }

        private static List<String> stores(List<Step> side) {
            var names = new LinkedHashSet<String>();
            side.forEach(step -> step.changes().forEach(change -> names.add(change.store())));
            return List.copyOf(names);
        }

        private static Optional<Step> step(List<Step> side, int event) {
            return side.stream().filter(step -> step.event() == event).findFirst();
        }

        private StepView step(int event) {
            var yours = step(replayed.yours(), event);
            var expected = step(replayed.expected(), event);
            var parts = new ArrayList<Part>();
            for (int i = 0; i < Math.max(myStores.size(), theirStores.size()); i++) {
                var mine = changes(yours, ExplanationView.at(myStores, i));
                var theirs = changes(expected, ExplanationView.at(theirStores, i));
                add(parts, "State store", ExplanationView.at(myStores, i).orElse("another"), theirs, mine);
            }
            topics(expected, yours)
                    .forEach(topic -> add(parts, "Output", topic, out(expected, topic), out(yours, topic)));
            add(parts, "Dropped", "", lines(expected, this::drops), lines(yours, this::drops));
            add(parts, "Punctuator ran", "", lines(expected, Telling::punctuated), lines(yours, Telling::punctuated));
            add(parts, "Exception", "", List.of(), lines(yours, Telling::thrown));
            var stream = yours.flatMap(Step::streamTime).or(() -> expected.flatMap(Step::streamTime));
            var label = (event < 0
                            ? "Before the first event."
                            : "After event " + (event + 1) + " of "
                                    + replayed.events().size() + ".")
                    + stream.map(time -> " Stream time " + times.of(time) + ".").orElse("");
            return new StepView(
                    event,
                    label,
                    ExplanationView.at(replayed.events(), event)
                            .map(this::arrived)
                            .orElse(""),
                    parts);
        }

        private String arrived(Chosen chosen) {
            return switch (chosen.event()) {
                case InputEvent.Arrival a ->
                    a.topic() + ", key " + ExplanationView.text(a.key()) + ", " + times.of(a.timestamp()) + ": "
                            + (a.value().isNull() ? "TOMBSTONE" : ExplanationView.text(a.value()));
                case InputEvent.AdvanceWallClock(var by) ->
                    "The wall clock moves on by " + ExplanationView.words(by) + ".";
            };
        }

        private static void add(List<Part> parts, String name, String about, List<Line> expected, List<Line> yours) {
            if (!expected.isEmpty() || !yours.isEmpty()) {
                parts.add(new Part(name, about, marked(expected, yours), marked(yours, expected)));
            }
        }

        private static List<Line> marked(List<Line> lines, List<Line> others) {
            return lines.stream()
                    .map(line -> new Line(line.name(), line.value(), !others.contains(line)))
                    .toList();
        }

        private static List<Line> lines(Optional<Step> step, Function<Step, List<Line>> which) {
            return step.map(which).orElse(List.of());
        }

        private static List<String> topics(Optional<Step> expected, Optional<Step> yours) {
            return Stream.of(expected, yours)
                    .flatMap(Optional::stream)
                    .flatMap(step -> step.outputs().stream())
                    .map(Step.Output::topic)
                    .distinct()
                    .toList();
        }

        private List<Line> out(Optional<Step> step, String topic) {
            return lines(
                    step,
                    s -> s.outputs().stream()
                            .filter(output -> output.topic().equals(topic))
                            .map(output -> new Line(
                                    times.key(output.key()),
                                    output.value().isNull() ? "TOMBSTONE" : ExplanationView.text(output.value()),
                                    false))
                            .toList());
        }

        /// The last state of each entry that the event changed.
        private List<Line> changes(Optional<Step> step, Optional<String> store) {
            Map<String, String> entries = new LinkedHashMap<>();
            step.ifPresent(s -> s.changes().stream()
                    .filter(change -> store.filter(change.store()::equals).isPresent())
                    .forEach(change -> entries.put(
                            times.key(change.key())
                                    + change.window()
                                            .map(w -> " @ " + times.of(w.start()))
                                            .orElse(""),
                            change.before()
                                            .map(before -> ExplanationView.text(before) + " → ")
                                            .orElse("")
                                    + change.after().map(ExplanationView::text).orElse("removed"))));
            return entries.entrySet().stream()
                    .map(entry -> new Line(entry.getKey(), entry.getValue(), false))
                    .toList();
        }

        private List<Line> drops(Step step) {
            return step.dropped().stream()
                    .map(drop -> new Line(
                            switch (drop.why()) {
                                case LATE -> "came too late";
                                case NULL_KEY -> "has no key";
                                case NULL_VALUE -> "has no value";
                                case UNKNOWN -> "was left out";
                            },
                            drop.window()
                                            .map(w -> "for the window from " + times.of(w.start()) + " ")
                                            .orElse("")
                                    + drop.lateBy()
                                            .map(by -> "by " + ExplanationView.words(by))
                                            .orElse(""),
                            false))
                    .toList();
        }

        private static List<Line> punctuated(Step step) {
            return step.punctuated().stream()
                    .map(node -> new Line(node, "", false))
                    .toList();
        }

        private static List<Line> thrown(Step step) {
            return step.exception().stream()
                    .map(text -> new Line(text, "", false))
                    .toList();
        }
    }
}
