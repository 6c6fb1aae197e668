package dev.millrace.polls;

import dev.millrace.content.text.Escape;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;

/// How the answers to a poll fall, without saying whose they are. Everything named `html` is sanitised; what is named
/// `text` is untrusted.
///
/// @param answered how many answered
/// @param bars options, numbers, orders or groups of words, with how many chose each
/// @param facts what else there is to say: the median, an item's average place
public record PollResult(int answered, List<Bar> bars, List<String> facts) {
    /// Distinct numbers, orders and groups that are drawn; the rest is one bar.
    private static final int MOST_BARS = 12;

    public PollResult {
        bars = List.copyOf(bars);
        facts = List.copyOf(facts);
    }

    /// How many gave one answer.
    ///
    /// @param percent of those who answered
    /// @param right whether it is the right answer; say so only where that was revealed
    /// @param texts the words of a group as they were written
    public record Bar(String html, int count, int percent, boolean right, List<String> texts) {
        public Bar {
            texts = List.copyOf(texts);
        }
    }

    public static PollResult of(Poll poll) {
        var question = poll.question();
        var answers = poll.answers().values();
        return switch (question.kind()) {
            case SINGLE, MULTIPLE -> options(question, answers);
            case NUMERIC -> numbers(question, answers);
            case ORDER -> orders(question, answers);
            case TEXT -> words(answers);
        };
    }

    private static PollResult options(PollQuestion question, Collection<List<String>> answers) {
        var bars = IntStream.range(0, question.options().size())
                .mapToObj(i -> {
                    var value = String.valueOf(i);
                    var count = count(answers, answer -> answer.contains(value));
                    return bar(
                            question.options().get(i),
                            count,
                            answers.size(),
                            question.right().contains(value));
                })
                .toList();
        var whole = count(answers, answer -> answer.equals(question.right()));
        var facts = question.kind() == PollKind.MULTIPLE && question.hasRight()
                ? List.of(whole + " of " + answers.size() + " chose exactly the right ones")
                : List.<String>of();
        return new PollResult(answers.size(), bars, facts);
    }

    private static PollResult numbers(PollQuestion question, Collection<List<String>> answers) {
        var sorted = answers.stream()
                .map(answer -> new BigDecimal(answer.getFirst()))
                .sorted()
                .toList();
        var counts = new LinkedHashMap<BigDecimal, Integer>();
        sorted.forEach(n -> counts.merge(n, 1, Integer::sum));
        var bars = counts.entrySet().stream()
                .sorted(Map.Entry.<BigDecimal, Integer>comparingByValue().reversed())
                .limit(MOST_BARS)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> bar(
                        text(entry.getKey(), question.unit()),
                        entry.getValue(),
                        answers.size(),
                        isRight(question, entry.getKey())))
                .toList();
        return new PollResult(answers.size(), bars, sorted.isEmpty() ? List.of() : spread(sorted, question.unit()));
    }

    private static List<String> spread(List<BigDecimal> sorted, String unit) {
        return List.of(
                "median " + text(at(sorted, 0.5), unit),
                "half of the answers lie between " + text(at(sorted, 0.25), unit) + " and "
                        + text(at(sorted, 0.75), unit),
                "all between " + text(sorted.getFirst(), unit) + " and " + text(sorted.getLast(), unit));
    }

    /// The answer at that part of the way from the smallest to the largest; one that was given, never a mean.
    private static BigDecimal at(List<BigDecimal> sorted, double part) {
        return sorted.get((int) Math.round(part * (sorted.size() - 1)));
    }

    private static boolean isRight(PollQuestion question, BigDecimal given) {
        return question.right().stream()
                .anyMatch(right -> given.subtract(new BigDecimal(right)).abs().doubleValue() <= question.tolerance());
    }

    private static PollResult orders(PollQuestion question, Collection<List<String>> answers) {
        var bars =
                answers.stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.<List<String>, Long>comparingByValue()
                                .reversed()
                                .thenComparing(entry -> String.join(",", entry.getKey())))
                        .limit(MOST_BARS)
                        .map(entry -> bar(
                                inOrder(question, entry.getKey()),
                                entry.getValue().intValue(),
                                answers.size(),
                                entry.getKey().equals(question.right())))
                        .toList();
        return new PollResult(answers.size(), bars, answers.isEmpty() ? List.of() : ranks(question, answers));
    }

    private static String inOrder(PollQuestion question, List<String> places) {
        return IntStream.range(0, places.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> Integer.parseInt(places.get(i))))
                .map(question.options()::get)
                .collect(Collectors.joining(" → "));
    }

    private static List<String> ranks(PollQuestion question, Collection<List<String>> answers) {
        return IntStream.range(0, question.options().size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> rank(answers, i)))
                .map(i -> "place %s on average: %s"
                        .formatted(
                                String.format(Locale.ROOT, "%.1f", rank(answers, i)),
                                Jsoup.parse(question.options().get(i)).text()))
                .toList();
    }

    private static double rank(Collection<List<String>> answers, int item) {
        return answers.stream()
                .mapToInt(answer -> Integer.parseInt(answer.get(item)))
                .average()
                .orElse(0);
    }

    private static PollResult words(Collection<List<String>> answers) {
        var groups = WordGroups.of(answers.stream().map(List::getFirst).toList());
        var bars = groups.stream()
                .limit(MOST_BARS * 3L)
                .map(group -> new Bar(
                        Escape.html(group.title()),
                        group.texts().size(),
                        percent(group.texts().size(), answers.size()),
                        false,
                        group.texts()))
                .toList();
        return new PollResult(answers.size(), bars, List.of());
    }

    private static int count(Collection<List<String>> answers, Predicate<List<String>> which) {
        return (int) answers.stream().filter(which).count();
    }

    private static Bar bar(String html, int count, int all, boolean right) {
        return new Bar(html, count, percent(count, all), right, List.of());
    }

    private static int percent(int count, int all) {
        return all == 0 ? 0 : Math.round(100f * count / all);
    }

    private static String text(BigDecimal number, String unit) {
        return number.toPlainString() + (unit.isEmpty() ? "" : " " + Escape.html(unit));
    }
}
