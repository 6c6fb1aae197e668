package dev.millrace.grader.replay;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.exercise.TopicSpec.Role;
import dev.millrace.grader.frames.FromWorker.Node;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.frames.Moment;
import dev.millrace.grader.frames.ToWorker;
import dev.millrace.grader.frames.ToWorker.Detail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/// Runs a topology of a test as a worker runs a submission's, in this process. For one thread.
public final class Replays {
    /// What the replay calls; set for the length of a run.
    private static @Nullable Supplier<Topology> current;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /// What came out, records and written keys apart.
    public record Ran(List<Node> nodes, List<Out> records, List<Out> written) {}

    private Replays() {}

    static Topology topology() {
        return Objects.requireNonNull(current).get();
    }

    /// Runs events through a topology that is built anew.
    public static Ran run(Supplier<Topology> topology, List<TopicSpec> topics, List<InputEvent> events) {
        var folder = folder();
        current = topology;
        try {
            return run(topics, events, folder);
        } catch (Throwable e) {
            throw new AssertionError(e);
        } finally {
            current = null;
            remove(folder);
        }
    }

    /// What came out and, when asked for, what happened inside with each event.
    ///
    /// @param exception as a worker describes it, with the frames of tests; null when nothing was thrown
    /// @param event the one at which it was thrown
    public record Watched(
            List<Out> records,
            List<Moment> moments,
            @Nullable String exception,
            int event) {}

    /// Runs events through a topology that may throw.
    public static Watched watch(
            Callable<Topology> topology, List<TopicSpec> topics, List<InputEvent> events, Detail detail) {
        var folder = folder();
        var records = new ArrayList<Out>();
        var moments = new ArrayList<Moment>();
        current = () -> built(topology);
        int event = -1;
        try (var replay = new Replay(
                new EntryPoint(Replays.class.getDeclaredMethod("topology")),
                asked(topics, detail),
                folder,
                records::add,
                moments::add)) {
            for (var one : events) {
                event++;
                replay.feed(event(one));
            }
            return new Watched(records, moments, null, -1);
        } catch (Throwable e) {
            return new Watched(records, moments, Failure.describe(e, ownClasses(e)), event);
        } finally {
            current = null;
            remove(folder);
        }
    }

    private static Topology built(Callable<Topology> topology) {
        try {
            return topology.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> ownClasses(Throwable thrown) {
        var names = new HashSet<String>();
        for (var at = thrown; at != null; at = at.getCause()) {
            for (var frame : at.getStackTrace()) {
                if (!frame.getClassName().matches("(org|java|jdk|dev\\.millrace\\.grader\\.replay)\\..*")) {
                    names.add(frame.getClassName());
                }
            }
        }
        return names;
    }

    private static ToWorker.Run asked(List<TopicSpec> topics, Detail detail) {
        var asked = topics.stream()
                .map(t -> new ToWorker.Topic(t.name(), t.role() == Role.IN, t.keyType(), t.valueType()))
                .toList();
        return new ToWorker.Run(asked, Map.of(), 0, 100_000, 1 << 26, detail);
    }

    private static Ran run(List<TopicSpec> topics, List<InputEvent> events, Path folder) throws Throwable {
        var all = new ArrayList<Out>();
        var entry = new EntryPoint(Replays.class.getDeclaredMethod("topology"));
        try (var replay = new Replay(entry, asked(topics, Detail.CLOSELY), folder, all::add, _ -> {})) {
            for (var event : events) {
                replay.feed(event(event));
            }
            var names = topics.stream().map(TopicSpec::name).toList();
            return new Ran(
                    replay.nodes(),
                    all.stream().filter(o -> names.contains(o.topic())).toList(),
                    all.stream().filter(o -> !names.contains(o.topic())).toList());
        }
    }

    private static ToWorker.Event event(InputEvent event) {
        var none = JsonNodeFactory.instance.nullNode();
        return switch (event) {
            case InputEvent.Arrival a ->
                new ToWorker.Event(a.topic(), a.key(), a.value(), a.timestamp().toEpochMilli(), a.headers());
            case InputEvent.AdvanceWallClock(var by) -> new ToWorker.Event(null, none, none, by.toMillis(), Map.of());
        };
    }

    public static TopicSpec in(String name, String key, String value) {
        return new TopicSpec(name, Role.IN, key, value, Compare.PER_KEY);
    }

    public static TopicSpec out(String name, String key, String value, Compare compare) {
        return new TopicSpec(name, Role.OUT, key, value, compare);
    }

    /// A record; key and value are JSON.
    public static InputEvent at(long seconds, String topic, String key, String value) {
        return at(seconds, topic, key, value, Map.of());
    }

    public static InputEvent at(long seconds, String topic, String key, String value, Map<String, String> headers) {
        return new InputEvent.Arrival(
                topic, json(key), json(value), Instant.ofEpochSecond(seconds), headers, OptionalInt.empty(), "");
    }

    public static InputEvent advance(long seconds) {
        return new InputEvent.AdvanceWallClock(Duration.ofSeconds(seconds));
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A record in one line: topic, key, value, seconds, headers where there are any, and the cause.
    public static String line(Out out) {
        return out.topic() + " " + out.key() + "=" + out.value() + " @" + out.timestamp() / 1000
                + (out.headers().isEmpty() ? "" : " " + out.headers()) + " #" + out.cause();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("replay");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
