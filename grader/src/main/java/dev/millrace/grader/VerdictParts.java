package dev.millrace.grader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.grader.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// The parts of a verdict, to and from JSON.
final class VerdictParts {
    private VerdictParts() {}

    static ObjectNode write(Circumstances circumstances) {
        var provenance = circumstances.provenance();
        var json = object();
        json.set("timings", write(circumstances.timings()));
        json.put("sandbox", circumstances.sandbox());
        json.putObject("engine")
                .put("version", provenance.engine())
                .put("jdk", provenance.jdk())
                .put("fixtures", provenance.fixtures());
        return json;
    }

    static Circumstances circumstances(JsonNode json) {
        var engine = json.path("engine");
        var provenance = new Provenance(
                engine.path("version").asText(),
                engine.path("jdk").asText(),
                engine.path("fixtures").asText());
        return new Circumstances(
                timings(json.path("timings")), json.path("sandbox").asText(), provenance);
    }

    static ObjectNode write(Advice advice) {
        return object().put("kind", advice.kind().json()).put("sentence", advice.sentence());
    }

    static Advice advice(JsonNode json) {
        return new Advice(
                named(Advice.Kind.values(), Advice.Kind::json, json.path("kind")),
                json.path("sentence").asText());
    }

    private static ObjectNode write(Timings timings) {
        return object().put("queued", timings.queuedMs())
                .put("compile", timings.compileMs())
                .put("replay", timings.replayMs())
                .put("compare", timings.compareMs())
                .put("total", timings.totalMs());
    }

    private static Timings timings(JsonNode json) {
        return new Timings(
                json.path("queued").asLong(),
                json.path("compile").asLong(),
                json.path("replay").asLong(),
                json.path("compare").asLong(),
                json.path("total").asLong());
    }

    static ObjectNode write(Diagnostic diagnostic) {
        return object().put("file", diagnostic.file())
                .put("line", diagnostic.line())
                .put("column", diagnostic.column())
                .put("endLine", diagnostic.endLine())
                .put("endColumn", diagnostic.endColumn())
                .put("severity", severity(diagnostic.severity()))
                .put("message", diagnostic.message());
    }

    static Diagnostic diagnostic(JsonNode json) {
        return new Diagnostic(
                json.path("file").asText(),
                json.path("line").asInt(),
                json.path("column").asInt(),
                json.path("endLine").asInt(),
                json.path("endColumn").asInt(),
                named(Diagnostic.Severity.values(), VerdictParts::severity, json.path("severity")),
                json.path("message").asText());
    }

    static ObjectNode write(CheckResult check) {
        var json = object().put("id", check.id()).put("title", check.title());
        json.put("hidden", check.hidden()).put("passed", check.passed());
        json.put("expected", check.expectedCount()).put("actual", check.actualCount());
        check.exception().ifPresent(text -> json.put("exception", text));
        if (!check.printed().isEmpty()) {
            json.put("printed", check.printed());
        }
        check.diagnosis().ifPresent(d -> json.set("diagnosis", write(d)));
        var differences = json.putArray("differences");
        check.differences().forEach(d -> differences.add(write(d)));
        return json.put("moreDifferences", check.moreDifferences());
    }

    static CheckResult check(JsonNode json) {
        return new CheckResult(
                json.path("id").asText(),
                json.path("title").asText(),
                json.path("hidden").asBoolean(),
                json.path("passed").asBoolean(),
                list(json.path("differences"), VerdictParts::difference),
                json.path("moreDifferences").asInt(),
                json.path("expected").asInt(),
                json.path("actual").asInt(),
                Optional.ofNullable(json.get("exception")).map(JsonNode::asText),
                json.path("printed").asText(),
                diagnosis(json.path("diagnosis")));
    }

    private static ObjectNode write(Diagnosis diagnosis) {
        return object().put("kind", diagnosis.kind().json()).put("sentence", diagnosis.sentence());
    }

    /// Empty for a verdict from before there were any, and for a kind that there no longer is.
    private static Optional<Diagnosis> diagnosis(JsonNode json) {
        return Diagnosis.Kind.named(json.path("kind").asText())
                .map(kind -> new Diagnosis(kind, json.path("sentence").asText()));
    }

    private static ObjectNode write(Difference difference) {
        var json = object().put("kind", difference.kind().json()).put("topic", difference.topic());
        json.set("key", difference.key());
        json.put("position", difference.position());
        difference.expected().ifPresent(value -> json.set("expected", value));
        difference.actual().ifPresent(value -> json.set("actual", value));
        difference.cause().ifPresent(index -> json.put("cause", index));
        return json.put("sentence", difference.sentence());
    }

    private static Difference difference(JsonNode json) {
        var cause = json.get("cause");
        return new Difference(
                named(Difference.Kind.values(), Difference.Kind::json, json.path("kind")),
                json.path("topic").asText(),
                json.required("key"),
                json.path("position").asInt(),
                Optional.ofNullable(json.get("expected")),
                Optional.ofNullable(json.get("actual")),
                cause == null ? OptionalInt.empty() : OptionalInt.of(cause.asInt()),
                json.path("sentence").asText());
    }

    static <T> T named(T[] values, Function<T, String> name, JsonNode json) {
        for (var value : values) {
            if (name.apply(value).equals(json.asText())) {
                return value;
            }
        }
        throw new IllegalArgumentException("not a verdict: unknown name `" + json.asText() + "`");
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> reading) {
        var result = new ArrayList<T>();
        array.forEach(node -> result.add(reading.apply(node)));
        return List.copyOf(result);
    }

    private static String severity(Diagnostic.Severity severity) {
        return severity == Diagnostic.Severity.ERROR ? "error" : "warning";
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
