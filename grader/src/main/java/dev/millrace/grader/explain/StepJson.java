package dev.millrace.grader.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.grader.explain.Step.Change;
import dev.millrace.grader.explain.Step.Dropped;
import dev.millrace.grader.explain.Step.Output;
import dev.millrace.grader.explain.Step.Span;
import dev.millrace.grader.explain.Step.Why;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Steps to and from JSON. What is empty is left out: a quiet step is `{"event":3}` and its stream time.
final class StepJson {
    private StepJson() {}

    static ObjectNode write(Step step) {
        var json = object().put("event", step.event());
        step.streamTime().ifPresent(time -> json.put("streamTime", time.toString()));
        array(json, "outputs", step.outputs(), StepJson::write);
        array(json, "changes", step.changes(), StepJson::write);
        array(json, "dropped", step.dropped(), StepJson::write);
        array(json, "punctuated", step.punctuated(), JsonNodeFactory.instance::textNode);
        step.exception().ifPresent(text -> json.put("exception", text));
        if (step.more() > 0) {
            json.put("more", step.more());
        }
        return json;
    }

    static Step read(JsonNode json) {
        return new Step(
                json.path("event").asInt(),
                Optional.ofNullable(json.get("streamTime")).map(StepJson::instant),
                list(json.path("outputs"), StepJson::output),
                list(json.path("changes"), StepJson::change),
                list(json.path("dropped"), StepJson::dropped),
                list(json.path("punctuated"), JsonNode::asText),
                Optional.ofNullable(json.get("exception")).map(JsonNode::asText),
                json.path("more").asInt());
    }

    private static ObjectNode write(Output output) {
        var json = object().put("topic", output.topic());
        json.set("key", output.key());
        json.set("value", output.value());
        json.put("timestamp", output.timestamp().toString());
        if (!output.headers().isEmpty()) {
            json.set("headers", write(output.headers()));
        }
        return json;
    }

    private static Output output(JsonNode json) {
        return new Output(
                json.path("topic").asText(),
                json.required("key"),
                json.required("value"),
                instant(json.path("timestamp")),
                headers(json.path("headers")));
    }

    private static ObjectNode write(Change change) {
        var json = object().put("store", change.store());
        json.set("key", change.key());
        change.window().ifPresent(window -> json.set("window", write(window)));
        change.before().ifPresent(value -> json.set("before", value));
        change.after().ifPresent(value -> json.set("after", value));
        return json;
    }

    private static Change change(JsonNode json) {
        return new Change(
                json.path("store").asText(),
                json.required("key"),
                window(json),
                Optional.ofNullable(json.get("before")),
                Optional.ofNullable(json.get("after")));
    }

    private static ObjectNode write(Dropped dropped) {
        var json = object().put("why", why(dropped.why()));
        dropped.window().ifPresent(window -> json.set("window", write(window)));
        dropped.lateBy().ifPresent(by -> json.put("lateBy", by.toString()));
        return json;
    }

    private static Dropped dropped(JsonNode json) {
        return new Dropped(
                named(Why.values(), StepJson::why, json.path("why")),
                window(json),
                Optional.ofNullable(json.get("lateBy")).map(by -> Duration.parse(by.asText())));
    }

    private static String why(Why why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode write(Span window) {
        return object().put("start", window.start().toString())
                .put("end", window.end().toString());
    }

    private static Optional<Span> window(JsonNode json) {
        return Optional.ofNullable(json.get("window"))
                .map(w -> new Span(instant(w.path("start")), instant(w.path("end"))));
    }

    static ObjectNode write(Map<String, String> headers) {
        var json = object();
        headers.forEach(json::put);
        return json;
    }

    static Map<String, String> headers(JsonNode json) {
        var headers = new LinkedHashMap<String, String>();
        json.properties().forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
        return headers;
    }

    static Instant instant(JsonNode json) {
        try {
            return Instant.parse(json.asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an explanation: no time is `" + json.asText() + "`", e);
        }
    }

    static <T> T named(T[] values, Function<T, String> name, JsonNode json) {
        for (var value : values) {
            if (name.apply(value).equals(json.asText())) {
                return value;
            }
        }
        throw new IllegalArgumentException("not an explanation: unknown name `" + json.asText() + "`");
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> reading) {
        var result = new ArrayList<T>();
        array.forEach(node -> result.add(reading.apply(node)));
        return List.copyOf(result);
    }

    private static <T> void array(ObjectNode json, String name, List<T> list, Function<T, JsonNode> writing) {
        if (!list.isEmpty()) {
            var array = json.putArray(name);
            list.forEach(one -> array.add(writing.apply(one)));
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
