package dev.millrace.grader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.exercise.TopicSpec.Role;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// A small lab for tests: words in, the same words in capitals out.
final class Samples {
    static final Path HOME = Path.of(System.getProperty("millrace.home"));

    private Samples() {}

    static Exercise exercise(Duration time, int events) {
        var topics = List.of(
                new TopicSpec("words", Role.IN, "string", "string", Compare.PER_KEY),
                new TopicSpec("loud", Role.OUT, "string", "string", Compare.PER_KEY));
        var cases = List.of(
                aCase(
                        "plain",
                        false,
                        IntStream.range(0, events).mapToObj(i -> "word-" + i).toList()),
                aCase("hidden-one", true, List.of("secret-input")));
        return new Exercise("loud-words", "Loud", new Limits(time, 256L << 20), topics, cases, BigDecimal.ZERO);
    }

    /// The same lab with a second topic out, `facts`, on which it expects nothing and whose values are JSON, and with
    /// three visible cases more.
    static Exercise withFacts(Duration time, int events) {
        var plain = exercise(time, events);
        var topics = new ArrayList<>(plain.topics());
        topics.add(new TopicSpec("facts", Role.OUT, "string", "json", Compare.PER_KEY));
        var cases = new ArrayList<>(plain.cases());
        for (var word : List.of("a", "b", "c")) {
            cases.add(aCase("plain-" + word, false, List.of(word)));
        }
        return new Exercise(plain.lab(), plain.entry(), plain.limits(), topics, cases, plain.tolerance());
    }

    static Submission submission(String owner, String source) {
        return new Submission(owner, Map.of("Loud.java", source), exercise(Duration.ofSeconds(10), 3), Scope.ALL);
    }

    /// A class `Loud` whose stream is `words` and whose pipeline is this.
    static String topology(String pipeline) {
        return """
                import java.util.*;
                import org.apache.kafka.common.serialization.Serdes;
                import org.apache.kafka.streams.*;
                import org.apache.kafka.streams.kstream.*;
                public class Loud {
                    static Topology topology() {
                        var builder = new StreamsBuilder();
                        var words = builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()));
                        %s
                        return builder.build();
                    }
                    static void to(KStream<String, String> stream) {
                        stream.to("loud", Produced.with(Serdes.String(), Serdes.String()));
                    }
                }
                """.formatted(pipeline);
    }

    static String right() {
        return topology("to(words.mapValues(w -> w.toUpperCase()));");
    }

    /// A pipeline that runs these statements for each word `w`.
    static String doingPipeline(String statements) {
        return "to(words.mapValues((String w) -> { " + statements + " }));";
    }

    /// A class `Loud` with that pipeline.
    static String doing(String statements) {
        return topology(doingPipeline(statements));
    }

    static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Case aCase(String id, boolean hidden, List<String> words) {
        var input = words.stream().map(w -> (InputEvent) arrival(w)).toList();
        var expected = words.stream()
                .map(w -> expected("k", w.toUpperCase(java.util.Locale.ROOT)))
                .toList();
        return new Case(id, "Title of " + id, hidden, input, expected);
    }

    static InputEvent.Arrival arrival(String word) {
        return new InputEvent.Arrival("words", text("k"), text(word), Instant.EPOCH, Map.of(), OptionalInt.empty(), "");
    }

    static ExpectedRecord expected(String key, String value) {
        return new ExpectedRecord("loud", text(key), text(value), Optional.empty(), Optional.empty());
    }
}
