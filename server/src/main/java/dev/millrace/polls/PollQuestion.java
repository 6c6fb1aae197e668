package dev.millrace.polls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.content.Question;
import dev.millrace.content.text.Remark;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a poll asks. Everything named `html` is sanitised.
///
/// @param options in the order in which they are shown; none for numbers and words
/// @param right the right answer in the form of [PollAnswer]; none when there is none
/// @param tolerance how far a right number may be off
/// @param unit stands behind a number, may be empty
public record PollQuestion(
        PollKind kind, String html, List<String> options, List<String> right, double tolerance, String unit) {
    public PollQuestion {
        options = List.copyOf(options);
        right = List.copyOf(right);
    }

    /// A question of a lesson's quiz as a poll; empty for kinds that no poll has.
    public static Optional<PollQuestion> of(Question question) {
        return switch (question) {
            case Question.Single single -> Optional.of(choice(PollKind.SINGLE, single.promptHtml(), single.options()));
            case Question.Multiple multiple ->
                Optional.of(choice(PollKind.MULTIPLE, multiple.promptHtml(), multiple.options()));
            case Question.Order order ->
                Optional.of(new PollQuestion(
                        PollKind.ORDER,
                        order.promptHtml(),
                        order.shown(),
                        order.shown().stream()
                                .map(item -> String.valueOf(order.itemsHtml().indexOf(item) + 1))
                                .toList(),
                        0,
                        ""));
            case Question.Numeric numeric ->
                Optional.of(new PollQuestion(
                        PollKind.NUMERIC,
                        numeric.promptHtml(),
                        List.of(),
                        List.of(numeric.value().toPlainString()),
                        numeric.tolerance().doubleValue(),
                        numeric.unit()));
            case Question.Match _ -> Optional.empty();
        };
    }

    private static PollQuestion choice(PollKind kind, String prompt, List<Question.Option> options) {
        var right = IntStream.range(0, options.size())
                .filter(i -> options.get(i).right())
                .mapToObj(String::valueOf)
                .toList();
        return new PollQuestion(
                kind, prompt, options.stream().map(Question.Option::html).toList(), right, 0, "");
    }

    public boolean hasRight() {
        return !right.isEmpty();
    }

    /// As the activity log keeps it.
    public ObjectNode json() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("kind", kind.word())
                .put("html", html)
                .put("tolerance", tolerance)
                .put("unit", unit);
        options.forEach(node.putArray("options")::add);
        right.forEach(node.putArray("right")::add);
        return node;
    }

    /// Empty when it is of a kind that this version does not know.
    static Optional<PollQuestion> of(JsonNode node) {
        return PollKind.of(node.path("kind").asText())
                .map(kind -> new PollQuestion(
                        kind,
                        Remark.again(node.path("html").asText()),
                        texts(node.path("options")).stream().map(Remark::again).toList(),
                        texts(node.path("right")),
                        node.path("tolerance").asDouble(),
                        node.path("unit").asText()));
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(value -> value.asText()).toList();
    }
}
