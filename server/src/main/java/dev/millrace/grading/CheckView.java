package dev.millrace.grading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.CheckResult;
import dev.millrace.grader.Difference;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grading.ResultsView.For;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One check as a viewer may see it. Of a hidden check a student sees what kind of difference there is and at which
/// expected key; its records, and whatever the submission printed or threw on them, would tell the case.
///
/// @param remark what the submission threw, or wrote elsewhere
/// @param diagnosis the mistake that explains it, above the differences
/// @param sentences the first differences in words
/// @param events the input of a visible case that failed, the first of it
public record CheckView(
        String title,
        boolean hidden,
        boolean passed,
        String counts,
        Optional<String> remark,
        Optional<Diagnosed> diagnosis,
        List<Sentence> sentences,
        List<Row> rows,
        int more,
        String printed,
        List<EventLine> events,
        int moreEvents) {
    private static final int SENTENCES = 3;
    private static final int ROWS = 10;
    private static final int EVENTS = 15;
    private static final int LONGEST = 200;

    public CheckView {
        sentences = List.copyOf(sentences);
        rows = List.copyOf(rows);
        events = List.copyOf(events);
    }

    /// What differs, in words.
    public record Sentence(List<Part> parts) {
        /// A part of a sentence; names of fields and topics are code.
        public record Part(String text, boolean code) {}

        public Sentence {
            parts = List.copyOf(parts);
        }

        /// Text in which code stands between back-quotes.
        static Sentence of(String text) {
            var pieces = text.split("`", -1);
            return new Sentence(IntStream.range(0, pieces.length)
                    .mapToObj(i -> new Part(pieces[i], i % 2 == 1 && i < pieces.length - 1))
                    .toList());
        }
    }

    /// The mistake in general, and where the records may be seen, in this case.
    public record Diagnosed(String mistake, Optional<Sentence> sentence) {}

    /// A record that differs; of two objects only the fields in which they differ, one a line.
    ///
    /// @param what the class of difference, and after which event
    public record Row(int position, String topic, String key, String expected, String actual, String what) {}

    /// One event of the input.
    ///
    /// @param number from 1
    public record EventLine(int number, String topic, String key, String value, String time, String note) {}

    static CheckView of(CheckResult check, Exercise exercise, For viewer) {
        boolean secret = check.hidden() && viewer == For.STUDENT;
        var asked =
                exercise.cases().stream().filter(c -> c.id().equals(check.id())).findFirst();
        var events = secret || check.passed()
                ? List.<EventLine>of()
                : asked.map(CheckView::events).orElse(List.of());
        return new CheckView(
                check.title(),
                check.hidden(),
                check.passed(),
                secret || asked.isEmpty() ? "" : counts(check),
                secret ? check.exception().map(_ -> "Your program threw an exception on this one.") : check.exception(),
                check.diagnosis()
                        .map(d -> new Diagnosed(
                                d.kind().words(), secret ? Optional.empty() : Optional.of(Sentence.of(d.sentence())))),
                secret ? secretSentences(check) : sentences(check),
                secret ? List.of() : rows(check),
                Math.max(0, check.differences().size() + check.moreDifferences() - ROWS),
                secret ? "" : check.printed(),
                events.stream().limit(EVENTS).toList(),
                Math.max(0, events.size() - EVENTS));
    }

    private static String counts(CheckResult check) {
        return check.actualCount() + (check.actualCount() == 1 ? " record" : " records") + " came, "
                + check.expectedCount() + " expected";
    }

    private static List<Sentence> sentences(CheckResult check) {
        return check.differences().stream()
                .limit(SENTENCES)
                .map(d -> Sentence.of(d.sentence()))
                .toList();
    }

    /// An expected key may be named; the key of a record that only the submission made could carry a whole event out.
    private static List<Sentence> secretSentences(CheckResult check) {
        return check.differences().stream()
                .limit(SENTENCES)
                .map(d -> "Topic " + d.topic() + (d.expected().isPresent() ? ", key " + text(d.key()) : "") + ": "
                        + d.kind().words() + ".")
                .distinct()
                .map(Sentence::of)
                .toList();
    }

    private static List<Row> rows(CheckResult check) {
        return check.differences().stream().limit(ROWS).map(CheckView::row).toList();
    }

    private static Row row(Difference d) {
        var after = d.cause().isPresent() ? ", after event " + (d.cause().getAsInt() + 1) : "";
        return new Row(
                d.position(),
                d.topic(),
                text(d.key()),
                d.expected().map(e -> fields(e, d.actual())).orElse("none"),
                d.actual().map(a -> fields(a, d.expected())).orElse("none"),
                d.kind().words() + after);
    }

    private static List<EventLine> events(Case asked) {
        return IntStream.range(0, asked.input().size())
                .mapToObj(i -> line(i + 1, asked.input().get(i)))
                .toList();
    }

    private static EventLine line(int number, InputEvent event) {
        return switch (event) {
            case InputEvent.Arrival a ->
                new EventLine(
                        number,
                        a.topic(),
                        text(a.key()),
                        text(a.value()),
                        a.timestamp().toString(),
                        a.note());
            case InputEvent.AdvanceWallClock(var by) ->
                new EventLine(number, "", "", "the wall clock moves on by " + by, "", "");
        };
    }

    private static String fields(JsonNode node, Optional<JsonNode> other) {
        if (!node.isObject() || node.isEmpty()) {
            return text(node);
        }
        var differing = node.properties().stream()
                .filter(field -> other.filter(o -> field.getValue().equals(o.get(field.getKey())))
                        .isEmpty())
                .map(field -> field.getKey() + ": " + text(field.getValue()))
                .toList();
        return differing.isEmpty() ? "the same" : String.join("\n", differing);
    }

    private static String text(JsonNode node) {
        var text = node.isTextual() ? node.textValue() : node.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
