package dev.millrace.polls;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a student answered: the positions of the chosen options, the place (from 1) of each shown item, a number, or
/// words.
public sealed interface PollAnswer {
    int LONGEST_TEXT = 200;

    /// An answer that counts.
    record Given(List<String> values) implements PollAnswer {
        public Given {
            values = List.copyOf(values);
        }
    }

    /// None yet; `what` says what to do, as a sentence.
    record Unclear(String what) implements PollAnswer {}

    /// Judges what a form sent; anything that a browser could send is allowed.
    static PollAnswer of(PollQuestion question, List<String> values) {
        return switch (question.kind()) {
            case SINGLE -> {
                var chosen = positions(question, values);
                yield chosen.size() == 1 ? new Given(chosen) : new Unclear("Choose one answer, then send it.");
            }
            case MULTIPLE -> {
                var chosen = positions(question, values);
                yield chosen.isEmpty()
                        ? new Unclear("Choose every answer that you think is right, then send.")
                        : new Given(chosen);
            }
            case ORDER -> order(question.options().size(), values);
            case NUMERIC ->
                number(values.isEmpty() ? "" : values.getFirst())
                        .<PollAnswer>map(n -> new Given(List.of(n.toPlainString())))
                        .orElseGet(() -> new Unclear("Type a number, such as 12 or 0.5."));
            case TEXT -> text(values);
        };
    }

    private static List<String> positions(PollQuestion question, List<String> values) {
        return IntStream.range(0, question.options().size())
                .mapToObj(String::valueOf)
                .filter(values::contains)
                .toList();
    }

    private static PollAnswer order(int size, List<String> values) {
        var places = new HashSet<>(values);
        var all = IntStream.rangeClosed(1, size).mapToObj(String::valueOf).allMatch(places::contains);
        return all && values.size() == size
                ? new Given(values)
                : new Unclear("Give each item a place of its own, 1 to " + size + ".");
    }

    private static PollAnswer text(List<String> values) {
        var text = values.isEmpty() ? "" : values.getFirst().strip();
        return text.isEmpty()
                ? new Unclear("Write a word or a few, then send.")
                : new Given(List.of(text.substring(0, Math.min(text.length(), LONGEST_TEXT))));
    }

    /// A number as people type it, with a comma or a dot; not one that takes pages to write down.
    static Optional<BigDecimal> number(String typed) {
        var text = typed.strip().replace(',', '.').replace("\u2212", "-");
        return text.matches("[+-]?[0-9]{1,15}(\\.[0-9]{1,10})?|[+-]?\\.[0-9]{1,10}")
                ? Optional.of(new BigDecimal(text).stripTrailingZeros())
                : Optional.empty();
    }
}
