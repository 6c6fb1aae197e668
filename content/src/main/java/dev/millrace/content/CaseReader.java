package dev.millrace.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.contract.Contracts;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.exercise.FixtureException;
import dev.millrace.grader.exercise.Fixtures;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.replay.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads the recorded events of one case and holds them against the lab's topics.
final class CaseReader {
    private final Path folder;
    private final List<TopicSpec> topics;
    private final Map<String, Types> types = new HashMap<>();
    private final Findings findings;

    /// For the cases of one lab.
    ///
    /// @param contracts empty when they cannot be read; then types are not looked at
    CaseReader(Path folder, List<TopicSpec> topics, Optional<Contracts> contracts, Findings findings) {
        this.folder = folder;
        this.topics = topics;
        contracts.ifPresent(known -> topics.forEach(topic -> types.put(
                topic.name(), new Types(Codec.of(topic.keyType(), known), Codec.of(topic.valueType(), known)))));
        this.findings = findings;
    }

    Optional<Case> read(String id, String title, boolean hidden) {
        var inputFile = folder.resolve(id).resolve("input.jsonl");
        var expectedFile = folder.resolve(id).resolve("expected.jsonl");
        try {
            var input = Fixtures.readInput(inputFile);
            var expected = Fixtures.readExpected(expectedFile);
            inputTopics(input, inputFile);
            expectedTopics(expected, expectedFile);
            var canonical = canonical(expected, expectedFile);
            return fits(input, inputFile) && canonical.size() == expected.size()
                    ? Optional.of(new Case(id, title, hidden, input, canonical))
                    : Optional.empty();
        } catch (FixtureException wrong) {
            findings.in(wrong.path())
                    .at(wrong.line(), "jsonl", wrong.problem(), "keep one JSON object a line, in UTF-8");
            return Optional.empty();
        }
    }

    private boolean fits(List<InputEvent> input, Path file) {
        boolean ok = true;
        for (var i = 0; i < input.size(); i++) {
            if (input.get(i) instanceof InputEvent.Arrival a) {
                ok &= canonical(a.topic(), a.key(), Types::key, file, i + 1).isPresent();
                ok &= canonical(a.topic(), a.value(), Types::value, file, i + 1).isPresent();
            }
        }
        return ok;
    }

    /// The expected records as they would come from the wire: defaults of a schema filled in, times in one form.
    private List<ExpectedRecord> canonical(List<ExpectedRecord> expected, Path file) {
        var result = new ArrayList<ExpectedRecord>();
        for (var i = 0; i < expected.size(); i++) {
            var r = expected.get(i);
            var key = canonical(r.topic(), r.key(), Types::key, file, i + 1);
            var value = canonical(r.topic(), r.value(), Types::value, file, i + 1);
            if (key.isPresent() && value.isPresent()) {
                result.add(new ExpectedRecord(r.topic(), key.get(), value.get(), r.timestamp(), r.headers()));
            }
        }
        return result;
    }

    private Optional<JsonNode> canonical(
            String topic, JsonNode node, Function<Types, Codec> which, Path file, int line) {
        var known = types.get(topic);
        if (known == null) {
            return Optional.of(node);
        }
        try {
            return Optional.of(which.apply(known).canonical(node));
        } catch (IOException wrong) {
            findings.in(file)
                    .at(
                            line,
                            "wrong-type",
                            "topic " + topic + ", " + wrong.getMessage(),
                            "write it as the type in lab.yaml wants it");
            return Optional.empty();
        }
    }

    private void inputTopics(List<InputEvent> input, Path file) {
        for (var i = 0; i < input.size(); i++) {
            if (input.get(i) instanceof InputEvent.Arrival arrival) {
                declared(arrival.topic(), TopicSpec.Role.IN, file, i + 1);
            }
        }
    }

    private void expectedTopics(List<ExpectedRecord> expected, Path file) {
        for (var i = 0; i < expected.size(); i++) {
            declared(expected.get(i).topic(), TopicSpec.Role.OUT, file, i + 1);
        }
    }

    /// The record's number stands for its line: files without empty lines have them equal.
    private void declared(String topic, TopicSpec.Role role, Path file, int line) {
        if (topics.stream().noneMatch(t -> t.name().equals(topic) && t.role() == role)) {
            findings.in(file)
                    .at(
                            line,
                            "undeclared-topic",
                            "`" + topic + "` is not declared with role " + (role == TopicSpec.Role.IN ? "in" : "out"),
                            "add it to topics in lab.yaml or mend the name");
        }
    }

    /// How the keys and values of a topic are written.
    private record Types(Codec key, Codec value) {}
}
