package dev.millrace.grader.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.grader.CheckResult;
import dev.millrace.grader.Scope;
import dev.millrace.grader.Submission;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.exercise.TopicSpec.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sample submissions that a new worker runs before it serves anybody, so that compiler and Kafka Streams are
/// loaded and compiled. They are unlike any lab's solution, because a student can read them here.
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int READINGS = 120;

    private WarmUp() {}

    /// So many steps for a new worker, the samples by turns; each is another text, which is compiled anew.
    static List<Predicate<Worker>> samples(int count, Duration compileTime) {
        return IntStream.range(0, count)
                .<Predicate<Worker>>mapToObj(number -> worker -> runs(worker, number, compileTime))
                .toList();
    }

    private static boolean runs(Worker worker, int number, Duration compileTime) {
        var submission = submission(number % 2 == 0 ? "WarmUp" : "Ferries", number);
        var grading = new Grading(worker, submission, compileTime, _ -> {}, WarmUp::passed, new Stopwatch());
        boolean ran = refuses(worker, submission, compileTime)
                && grading.run() instanceof Ran.Done(var _, var checks, var _)
                && checks.stream().noneMatch(c -> c.exception().isPresent())
                && grading.reusable();
        if (!ran) {
            LOG.warn("event=sample-did-not-run said=\"{}\"", worker.noise().strip());
        }
        return ran;
    }

    /// The compiler meets an error as well: most of what it compiles is half typed.
    private static boolean refuses(Worker worker, Submission submission, Duration compileTime) {
        var broken = new LinkedHashMap<String, String>();
        submission.files().forEach((file, text) -> broken.put(file, text.replace("builder.build()", "builder.bild(1")));
        return new Compiling(worker, submission.with(broken), compileTime).run() instanceof Ran.NotCompiled;
    }

    private static Submission submission(String name, int number) {
        var topics = List.of(
                topic("readings", Role.IN, "json"),
                topic("places", Role.IN, "json"),
                topic("ranges", Role.OUT, "json"),
                topic("high", Role.OUT, "string"),
                topic("counts-by-hour", Role.OUT, "long"));
        var tides = new Case("tides", "Tides", false, events(), List.of());
        var exercise = new Exercise("warm-up", name, Limits.DEFAULT, topics, List.of(tides, tides), BigDecimal.ZERO);
        return new Submission("warm-up", Map.of(name + ".java", source(name) + "// " + number), exercise, Scope.ALL);
    }

    /// Nothing is expected of the sample but that it runs.
    static CheckResult passed(CaseOutput output) {
        var asked = output.asked();
        int count = output.records().size();
        return new CheckResult(
                asked.id(), asked.title(), false, true, List.of(), 0, count, count, output.exception(), "");
    }

    private static TopicSpec topic(String name, Role role, String value) {
        return new TopicSpec(name, role, "string", value, Compare.PER_KEY);
    }

    private static List<InputEvent> events() {
        var nodes = JsonNodeFactory.instance;
        var events = new ArrayList<InputEvent>();
        events.add(arrival("places", "g0", nodes.objectNode().put("name", "Outer mole"), 0));
        for (int i = 0; i < READINGS; i++) {
            var reading = nodes.objectNode()
                    .put("gauge", "g" + i % 3)
                    .put("at", Instant.ofEpochSecond(i * 900L).toString())
                    .put("millimetres", 1200 + 400 * (i % 4));
            reading.putArray("flags").add(i % 7 == 0 ? "broken" : "ok");
            events.add(arrival("readings", "g" + i % 3, reading, i * 900L));
        }
        return events;
    }

    private static InputEvent arrival(String topic, String key, JsonNode value, long seconds) {
        var node = JsonNodeFactory.instance.textNode(key);
        return new InputEvent.Arrival(
                topic, node, value, Instant.ofEpochSecond(seconds), Map.of(), OptionalInt.empty(), "");
    }

    private static String source(String name) {
        try (var in = Objects.requireNonNull(WarmUp.class.getResourceAsStream(name + ".java.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
