package dev.millrace.grader.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.millrace.grader.explain.Step.Change;
import dev.millrace.grader.explain.Step.Dropped;
import dev.millrace.grader.explain.Step.Output;
import dev.millrace.grader.explain.Step.Span;
import dev.millrace.grader.explain.Step.Why;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.frames.Moment;
import dev.millrace.grader.frames.PlainText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From what a worker told of a run to the steps that people see. It is data from a sandbox: cut, cleaned and
/// bounded in all here. For one run.
final class Steps {
    private static final int LONGEST_VALUE = 1500;
    private static final int LONGEST_NAME = 300;
    private static final int MOST_HEADERS = 20;

    /// Most characters of one run; what is beyond is only counted.
    private static final int MOST_TEXT = 4 << 20;

    private static final Moment NO_MOMENT = new Moment(-1, -1, List.of(), List.of(), List.of(), 0);

    private final Map<Integer, List<Out>> outputs = new HashMap<>();
    private final Map<Integer, Moment> moments = new HashMap<>();
    private final Side side;
    private int told;

    private Steps(Side side) {
        this.side = side;
        side.records()
                .forEach(out -> outputs.computeIfAbsent(out.cause(), _ -> new ArrayList<>())
                        .add(out));
        side.moments().forEach(moment -> moments.putIfAbsent(moment.event(), moment));
    }

    /// The steps of a run of so many events.
    static List<Step> of(Side side, int events) {
        var steps = new Steps(side);
        var result = new ArrayList<Step>();
        var start = steps.step(-1);
        if (!start.quiet()) {
            result.add(start);
        }
        int last = side.exception().isPresent() ? Math.min(side.event(), events - 1) : events - 1;
        for (int event = 0; event <= last; event++) {
            result.add(steps.step(event));
        }
        return List.copyOf(result);
    }

    private Step step(int event) {
        var out = outputs.getOrDefault(event, List.of());
        var moment = moments.getOrDefault(event, NO_MOMENT);
        var shown = out.stream()
                .limit(Step.MOST_ENTRIES)
                .filter(o -> room(o.key(), o.value()))
                .map(Steps::output)
                .toList();
        var changes = moment.changes().stream()
                .filter(c -> room(c.key(), c.before()) && room(c.after(), c.after()))
                .map(Steps::change)
                .toList();
        int more = out.size() - shown.size() + moment.changes().size() - changes.size() + moment.more();
        return new Step(
                event,
                moment.streamTime() < 0 ? Optional.empty() : Optional.of(instant(moment.streamTime())),
                shown,
                changes,
                moment.drops().stream().map(Steps::dropped).toList(),
                moment.punctuated(),
                side.exception().filter(_ -> side.event() == event),
                Math.max(0, more));
    }

    private boolean room(JsonNode one, JsonNode other) {
        told += 100
                + Math.min(LONGEST_VALUE, text(one).length())
                + Math.min(LONGEST_VALUE, text(other).length());
        return told < MOST_TEXT;
    }

    private static Output output(Out out) {
        var headers = new LinkedHashMap<String, String>();
        out.headers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_HEADERS)
                .forEach(h ->
                        headers.put(PlainText.of(h.getKey(), LONGEST_NAME), PlainText.of(h.getValue(), LONGEST_NAME)));
        return new Output(out.topic(), cut(out.key()), cut(out.value()), instant(out.timestamp()), headers);
    }

    private static Change change(Moment.Change change) {
        return new Change(
                change.store(),
                cut(change.key()),
                span(change.start(), change.end()),
                present(change.before()),
                present(change.after()));
    }

    private static Optional<JsonNode> present(JsonNode value) {
        return value instanceof NullNode ? Optional.empty() : Optional.of(cut(value));
    }

    private static Dropped dropped(Moment.Drop drop) {
        var why = switch (drop.why()) {
            case "late" -> Why.LATE;
            case "null-key" -> Why.NULL_KEY;
            case "null-value" -> Why.NULL_VALUE;
            default -> Why.UNKNOWN;
        };
        return new Dropped(
                why,
                span(drop.start(), drop.end()),
                drop.lateMs() < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(drop.lateMs())));
    }

    private static Optional<Span> span(long start, long end) {
        return start < 0 || end < start ? Optional.empty() : Optional.of(new Span(instant(start), instant(end)));
    }

    private static Instant instant(long millis) {
        try {
            return Instant.ofEpochMilli(millis);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static JsonNode cut(JsonNode value) {
        var text = text(value);
        var shown = PlainText.of(text, LONGEST_VALUE);
        return shown.equals(text) ? value : JsonNodeFactory.instance.textNode(shown);
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
