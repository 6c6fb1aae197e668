package dev.millrace.content;

import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.exercise.FixtureException;
import dev.millrace.grader.exercise.Fixtures;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.TopicSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads the recorded events of one case and holds them against the lab's topics.
final class CaseReader {
    private final Path folder;
    private final List<TopicSpec> topics;
    private final Findings findings;

    CaseReader(Path folder, List<TopicSpec> topics, Findings findings) {
        this.folder = folder;
        this.topics = topics;
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
            return Optional.of(new Case(id, title, hidden, input, expected));
        } catch (FixtureException wrong) {
            findings.in(wrong.path())
                    .at(wrong.line(), "jsonl", wrong.problem(), "keep one JSON object a line, in UTF-8");
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
}
