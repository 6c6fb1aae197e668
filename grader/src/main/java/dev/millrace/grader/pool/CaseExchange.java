package dev.millrace.grader.pool;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.frames.Frames;
import dev.millrace.grader.frames.FromWorker;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.frames.Moment;
import dev.millrace.grader.frames.ToWorker;
import dev.millrace.grader.frames.ToWorker.Detail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The messages of one case: events are written by one thread while the records that they cause are read by another,
/// so that neither side waits for the other with full buffers.
final class CaseExchange {
    private static final int EVENTS_PER_FRAME = 200;
    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_RECORDS = 400_000;
    private static final int MOST_WRITTEN = 20_000;

    private final Frames frames;
    private final Exercise exercise;
    private final Case asked;
    private final Detail detail;
    private final int maxRecords;
    private final List<Out> records = new ArrayList<>();
    private final List<Out> written = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private FromWorker.Described described = new FromWorker.Described(List.of(), List.of());

    /// For one run of one case.
    ///
    /// @param detail what to ask for of [Inside]
    CaseExchange(Frames frames, Exercise exercise, Case asked, Detail detail) {
        this.detail = detail;
        this.frames = frames;
        this.exercise = exercise;
        this.asked = asked;
        this.maxRecords =
                Math.min(MOST_RECORDS, Math.max(10_000, 20 * asked.input().size()));
    }

    /// How it ended.
    ///
    /// @param result what came out; null when the worker said something else than that
    /// @param last what the worker said last; null when it ended
    record Ended(@Nullable CaseOutput result, @Nullable FromWorker last, boolean odd) {}

    Ended run() throws IOException {
        // the limit on the wire leaves room for the form of the frames; the worker keeps the limit on the records
        frames.startCounting(4 * MOST_BYTES);
        var writer = Thread.startVirtualThread(this::write);
        var ended = read();
        join(writer, ended.result() != null);
        return ended;
    }

    private void write() {
        try {
            frames.send(
                    new ToWorker.Run(topics(), exercise.contracts().files(), start(), maxRecords, MOST_BYTES, detail));
            var events = asked.input();
            for (int i = 0; i < events.size(); i += EVENTS_PER_FRAME) {
                var some = events.subList(i, Math.min(events.size(), i + EVENTS_PER_FRAME));
                frames.send(new ToWorker.Events(
                        some.stream().map(CaseExchange::event).toList()));
            }
            frames.send(new ToWorker.EndOfInput());
        } catch (IOException e) {
            // the reading side learns it and knows why
        }
    }

    private Ended read() throws IOException {
        var outputs = exercise.outputs().stream().map(TopicSpec::name).collect(Collectors.toSet());
        while (true) {
            switch (frames.receive(FromWorker.class)) {
                case FromWorker.Described told -> described = told;
                case FromWorker.Produced produced -> {
                    add(produced, outputs);
                    if (records.size() > maxRecords) {
                        return new Ended(null, produced, true);
                    }
                }
                case FromWorker.Watched watched -> {
                    moments.addAll(watched.moments());
                    if (moments.size() > asked.input().size() + 1) {
                        return new Ended(null, watched, true);
                    }
                }
                case FromWorker.Finished finished -> {
                    return new Ended(output(finished), finished, finished.odd());
                }
                case null -> {
                    return new Ended(null, null, true);
                }
                case FromWorker other -> {
                    return new Ended(null, other, true);
                }
            }
        }
    }

    private void add(FromWorker.Produced produced, Set<String> outputs) {
        for (var record : produced.records()) {
            if (outputs.contains(record.topic())) {
                records.add(record);
            } else if (detail == Detail.CLOSELY && written.size() < MOST_WRITTEN) {
                written.add(record);
            }
        }
    }

    private CaseOutput output(FromWorker.Finished finished) {
        return new CaseOutput(
                asked,
                new Inside(described.nodes(), described.habits(), written, moments),
                records,
                Optional.ofNullable(finished.exception()),
                finished.event(),
                asked.hidden() ? "" : finished.printed(),
                finished.elsewhere());
    }

    private List<ToWorker.Topic> topics() {
        return exercise.topics().stream()
                .map(t -> new ToWorker.Topic(t.name(), t.role() == TopicSpec.Role.IN, t.keyType(), t.valueType()))
                .toList();
    }

    private long start() {
        return asked.input().stream()
                .flatMap(
                        e -> e instanceof InputEvent.Arrival a ? Optional.of(a).stream() : java.util.stream.Stream.of())
                .mapToLong(a -> a.timestamp().toEpochMilli())
                .findFirst()
                .orElse(0);
    }

    private static ToWorker.Event event(InputEvent event) {
        var none = NullNode.getInstance();
        return switch (event) {
            case InputEvent.Arrival a ->
                new ToWorker.Event(a.topic(), a.key(), a.value(), a.timestamp().toEpochMilli(), a.headers());
            case InputEvent.AdvanceWallClock(var by) -> new ToWorker.Event(null, none, none, by.toMillis(), Map.of());
        };
    }

    /// A worker that has finished has read all; one that has not may never read the rest, and its end ends the
    /// writer.
    private static void join(Thread writer, boolean finished) {
        if (finished) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
