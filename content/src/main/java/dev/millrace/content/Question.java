package dev.millrace.content;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// A question of a quiz block, with its answer: it stays on the server, and a page shows only what the
/// accessors named `shown…` or `…Html` of the prompt and the options give. `id` is made from the question's
/// text, so that answers stay with it when it moves.
public sealed interface Question {
    String id();

    String promptHtml();

    /// Judges an answer; anything that a browser could send is allowed.
    Judgement judge(Answer answer);

    /// One option of a choice.
    record Option(String html, boolean right, String whyHtml) {}

    /// Exactly one option is right.
    record Single(String id, String promptHtml, List<Option> options) implements Question {
        public Single {
            options = List.copyOf(options);
        }

        @Override
        public Judgement judge(Answer answer) {
            var chosen = Choices.positions(answer, options.size());
            if (chosen.size() != 1) {
                return new Judgement.Unclear("Choose one answer.");
            }
            var only = options.get(chosen.iterator().next());
            return new Judgement.Judged(
                    only.right(), List.of(only.right()), Choices.why(options, chosen, only.right()));
        }
    }

    /// Any number of options is right; all of them must be chosen and no other.
    record Multiple(String id, String promptHtml, List<Option> options) implements Question {
        public Multiple {
            options = List.copyOf(options);
        }

        @Override
        public Judgement judge(Answer answer) {
            var chosen = Choices.positions(answer, options.size());
            if (chosen.isEmpty()) {
                return new Judgement.Unclear("Choose every answer that is right.");
            }
            var parts = chosen.stream().map(i -> options.get(i).right()).toList();
            var right = IntStream.range(0, options.size())
                    .allMatch(i -> options.get(i).right() == chosen.contains(i));
            return new Judgement.Judged(right, parts, Choices.why(options, chosen, right));
        }
    }

    /// Items to put in order; `itemsHtml` is the right one.
    record Order(String id, String promptHtml, List<String> itemsHtml, String whyHtml) implements Question {
        public Order {
            itemsHtml = List.copyOf(itemsHtml);
        }

        /// The items as a page lists them, in an order that is always the same and never the right one.
        public List<String> shown() {
            return Shuffle.of(id, itemsHtml.size()).stream().map(itemsHtml::get).toList();
        }

        @Override
        public Judgement judge(Answer answer) {
            var places = Choices.numbers(answer, 1, itemsHtml.size());
            if (places.size() != itemsHtml.size() || new TreeSet<>(places).size() != places.size()) {
                return new Judgement.Unclear("Give each item a place of its own, 1 to " + itemsHtml.size() + ".");
            }
            var rightPlaces = Shuffle.of(id, itemsHtml.size());
            return Choices.judged(
                    IntStream.range(0, places.size())
                            .mapToObj(i -> places.get(i) - 1 == rightPlaces.get(i))
                            .toList(),
                    whyHtml);
        }
    }

    /// Left sides that each belong to a right side. Two left sides may share one.
    record Match(String id, String promptHtml, List<Pair> pairs, String whyHtml) implements Question {
        public Match {
            pairs = List.copyOf(pairs);
        }

        /// The right sides to choose from, each once, in an order that says nothing.
        public List<String> shownRight() {
            return pairs.stream().map(Pair::rightHtml).distinct().sorted().toList();
        }

        @Override
        public Judgement judge(Answer answer) {
            var right = shownRight();
            var chosen = Choices.numbers(answer, 0, right.size() - 1);
            if (chosen.size() != pairs.size()) {
                return new Judgement.Unclear("Choose a partner for every line.");
            }
            return Choices.judged(
                    IntStream.range(0, pairs.size())
                            .mapToObj(i ->
                                    right.get(chosen.get(i)).equals(pairs.get(i).rightHtml()))
                            .toList(),
                    whyHtml);
        }
    }

    record Pair(String leftHtml, String rightHtml) {}

    /// A number, right within a tolerance; `unit` is shown behind the field and may be empty.
    record Numeric(String id, String promptHtml, BigDecimal value, BigDecimal tolerance, String unit, String whyHtml)
            implements Question {
        @Override
        public Judgement judge(Answer answer) {
            return Choices.number(answer)
                    .<Judgement>map(given ->
                            Choices.judged(List.of(given.subtract(value).abs().compareTo(tolerance) <= 0), whyHtml))
                    .orElseGet(() -> new Judgement.Unclear("Type a number, such as 12 or 0.5."));
        }
    }
}
