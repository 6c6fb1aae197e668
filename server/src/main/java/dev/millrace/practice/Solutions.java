package dev.millrace.practice;

import dev.millrace.content.Answer;
import dev.millrace.content.Question;
import java.util.List;
import java.util.stream.IntStream;

/// The right answer to a question, for instructors.
final class Solutions {
    private Solutions() {}

    static Answer of(Question question) {
        return new Answer(
                switch (question) {
                    case Question.Single single -> right(single.options());
                    case Question.Multiple multiple -> right(multiple.options());
                    case Question.Order order ->
                        order.shown().stream()
                                .map(item -> String.valueOf(order.itemsHtml().indexOf(item) + 1))
                                .toList();
                    case Question.Match match ->
                        match.pairs().stream()
                                .map(pair -> String.valueOf(match.shownRight().indexOf(pair.rightHtml())))
                                .toList();
                    case Question.Numeric numeric -> List.of(numeric.value().toPlainString());
                });
    }

    private static List<String> right(List<Question.Option> options) {
        return IntStream.range(0, options.size())
                .filter(i -> options.get(i).right())
                .mapToObj(String::valueOf)
                .toList();
    }
}
