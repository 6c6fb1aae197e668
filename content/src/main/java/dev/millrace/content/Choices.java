package dev.millrace.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Reads answers, which may hold anything, and puts judgements together.
final class Choices {
    private static final int LONGEST_NUMBER = 30;

    private Choices() {}

    /// The positions that were chosen; what is not a position is left out.
    static SortedSet<Integer> positions(Answer answer, int size) {
        var positions = new TreeSet<Integer>();
        for (var value : answer.values()) {
            var number = whole(value);
            if (number >= 0 && number < size) {
                positions.add(number);
            }
        }
        return positions;
    }

    /// All values as numbers; empty as soon as one is none or out of range.
    static List<Integer> numbers(Answer answer, int smallest, int greatest) {
        var numbers = new ArrayList<Integer>();
        for (var value : answer.values()) {
            var number = whole(value);
            if (number < smallest || number > greatest) {
                return List.of();
            }
            numbers.add(number);
        }
        return numbers;
    }

    /// A number as people type it: `12`, `12.5`, `12,5`, `4,000`, `4 000`, `4_000`.
    static Optional<BigDecimal> number(Answer answer) {
        if (answer.values().size() != 1) {
            return Optional.empty();
        }
        var typed = answer.values().getFirst().strip().replaceAll("[\\s\\u00a0\\u202f_]", "");
        var grouped = typed.contains(".") || typed.matches("[-+]?\\d{1,3}(,\\d{3})+");
        var text = grouped ? typed.replace(",", "") : typed.replace(',', '.');
        if (text.length() > LONGEST_NUMBER || !text.matches("[-+]?\\d+(\\.\\d+)?|[-+]?\\.\\d+")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    static Judgement judged(List<Boolean> parts, String whyHtml) {
        return new Judgement.Judged(
                parts.stream().allMatch(right -> right), parts, List.of(new Judgement.Why(-1, whyHtml)));
    }

    /// The explanations of the chosen options, or of all once the answer is right.
    static List<Judgement.Why> why(List<Question.Option> options, SortedSet<Integer> chosen, boolean right) {
        return IntStream.range(0, options.size())
                .filter(i -> right || chosen.contains(i))
                .mapToObj(i -> new Judgement.Why(i, options.get(i).whyHtml()))
                .toList();
    }

    private static int whole(String text) {
        return text.length() < 6 && text.matches("\\d+") ? Integer.parseInt(text) : -1;
    }
}
