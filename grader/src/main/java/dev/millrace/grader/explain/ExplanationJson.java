package dev.millrace.grader.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.grader.Difference;
import java.util.OptionalInt;

/// Explanations as JSON, to be stored and sent. Reading what was written gives an equal one.
public final class ExplanationJson {
    private ExplanationJson() {}

    /// One object with `case`, `hidden`, `caseEvents`, `symptom`, `count`, `minimal`, `runs`, and what
    /// [#write(Replayed)]
    /// writes.
    public static ObjectNode write(Explanation explanation) {
        var json = JsonNodeFactory.instance.objectNode().put("case", explanation.caseId());
        json.put("hidden", explanation.hidden()).put("caseEvents", explanation.caseEvents());
        json.set("symptom", symptom(explanation.symptom()));
        json.put("count", explanation.count()).put("minimal", explanation.minimal());
        json.put("runs", explanation.runs());
        return json.setAll(write(explanation.replayed()));
    }

    /// The explanation that [#write(Explanation)] wrote.
    ///
    /// @throws IllegalArgumentException when the JSON is not such an explanation
    public static Explanation read(JsonNode json) {
        return new Explanation(
                json.path("case").asText(),
                json.path("hidden").asBoolean(),
                json.path("caseEvents").asInt(),
                symptom(json.path("symptom")),
                json.path("count").asInt(),
                json.path("minimal").asBoolean(),
                json.path("runs").asInt(),
                readReplayed(json));
    }

    /// One object with `events`, `yours`, `expected` and, where there is one, `firstWrong`.
    public static ObjectNode write(Replayed replayed) {
        var json = JsonNodeFactory.instance.objectNode();
        var events = json.putArray("events");
        replayed.events().forEach(chosen -> events.add(EventJson.write(chosen)));
        var yours = json.putArray("yours");
        replayed.yours().forEach(step -> yours.add(StepJson.write(step)));
        var expected = json.putArray("expected");
        replayed.expected().forEach(step -> expected.add(StepJson.write(step)));
        replayed.firstWrong().ifPresent(step -> json.put("firstWrong", step));
        return json;
    }

    /// The replay that [#write(Replayed)] wrote.
    ///
    /// @throws IllegalArgumentException when the JSON is not such a replay
    public static Replayed readReplayed(JsonNode json) {
        var firstWrong = json.get("firstWrong");
        return new Replayed(
                StepJson.list(json.path("events"), EventJson::read),
                StepJson.list(json.path("yours"), StepJson::read),
                StepJson.list(json.path("expected"), StepJson::read),
                firstWrong == null ? OptionalInt.empty() : OptionalInt.of(firstWrong.asInt()));
    }

    private static ObjectNode symptom(Symptom symptom) {
        var json = JsonNodeFactory.instance.objectNode();
        return switch (symptom) {
            case Symptom.Differs(var kind, var topic, var field) ->
                json.put("kind", kind.json()).put("topic", topic).put("field", field);
            case Symptom.Threw(var type, var frame) -> json.put("threw", type).put("frame", frame);
        };
    }

    private static Symptom symptom(JsonNode json) {
        if (json.has("threw")) {
            return new Symptom.Threw(
                    json.path("threw").asText(), json.path("frame").asText());
        }
        var kind = StepJson.named(Difference.Kind.values(), Difference.Kind::json, json.path("kind"));
        return new Symptom.Differs(
                kind, json.path("topic").asText(), json.path("field").asText());
    }
}
