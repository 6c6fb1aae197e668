package dev.millrace.practice;

import dev.millrace.content.Answer;
import dev.millrace.content.Judgement;
import dev.millrace.content.Question;
import dev.millrace.content.Slug;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Viewer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A question as one viewer may see it: nothing here says which answer is right until they have answered.
/// Everything named `html` is sanitised.
///
/// @param answer what is filled in: the last answer, or nothing
/// @param verdict `pass`, `fail`, or nothing while there is no answer
/// @param why explanations to show below the question
/// @param hint why the last try was no answer, or nothing
public record QuestionView(
        Slug step,
        Place place,
        String id,
        String promptHtml,
        Form form,
        List<String> answer,
        String verdict,
        int tries,
        List<String> why,
        String hint,
        boolean mayAnswer) {

    public QuestionView {
        answer = List.copyOf(answer);
        why = List.copyOf(why);
    }

    /// Which question of how many.
    public record Place(int number, int of) {}

    /// The fields that a kind of question needs.
    public sealed interface Form {
        /// Radio buttons, or with `many` check boxes.
        record Choice(boolean many, List<Option> options) implements Form {}

        /// A place for each item.
        record Places(List<Item> items) implements Form {}

        /// A partner for each line.
        record Partners(List<Item> lines, List<String> partners) implements Form {}

        /// One number, with its unit behind the field.
        record Figure(String unit) implements Form {}
    }

    /// One option of a choice.
    ///
    /// @param verdict `pass`, `fail` or nothing
    /// @param whyHtml its explanation, once it may be seen
    public record Option(String html, boolean chosen, String verdict, String whyHtml) {}

    /// One line that takes a place or a partner.
    ///
    /// @param index the item's position in the answer
    /// @param value what was answered for it
    public record Item(int index, String html, String value, String verdict) {}

    public boolean answered() {
        return !verdict.isEmpty();
    }

    static QuestionView of(
            Viewer viewer, Slug step, Place place, Question question, Optional<Answered> answered, String hint) {
        var given = answered.map(Answered::answer)
                .or(() -> viewer instanceof Instructor ? Optional.of(Solutions.of(question)) : Optional.empty());
        var judged = given.map(question::judge)
                .filter(Judgement.Judged.class::isInstance)
                .map(Judgement.Judged.class::cast);
        var verdict = judged.map(j -> j.right() ? "pass" : "fail").orElse("");
        return new QuestionView(
                step,
                place,
                question.id(),
                question.promptHtml(),
                form(question, given.map(Answer::values).orElse(List.of()), judged),
                given.map(Answer::values).orElse(List.of()),
                verdict,
                answered.map(Answered::tries).orElse(0),
                judged.map(QuestionView::whole).orElse(List.of()),
                hint,
                !(viewer instanceof Instructor));
    }

    private static List<String> whole(Judgement.Judged judged) {
        return judged.why().stream()
                .filter(why -> why.option() < 0)
                .map(Judgement.Why::html)
                .toList();
    }

    private static Form form(Question question, List<String> given, Optional<Judgement.Judged> judged) {
        return switch (question) {
            case Question.Single single -> new Form.Choice(false, options(single.options(), given, judged));
            case Question.Multiple multiple -> new Form.Choice(true, options(multiple.options(), given, judged));
            case Question.Order order -> new Form.Places(placed(items(order.shown(), given, judged)));
            case Question.Match match ->
                new Form.Partners(
                        items(
                                match.pairs().stream()
                                        .map(Question.Pair::leftHtml)
                                        .toList(),
                                given,
                                judged),
                        match.shownRight().stream().map(PlainText::of).toList());
            case Question.Numeric numeric -> new Form.Figure(numeric.unit());
        };
    }

    private static List<Option> options(
            List<Question.Option> options, List<String> given, Optional<Judgement.Judged> judged) {
        return IntStream.range(0, options.size())
                .mapToObj(i -> {
                    var chosen = given.contains(String.valueOf(i));
                    var why = judged.stream()
                            .flatMap(j -> j.why().stream())
                            .filter(w -> w.option() == i)
                            .map(Judgement.Why::html)
                            .findFirst()
                            .orElse("");
                    var verdict =
                            !chosen || judged.isEmpty() ? "" : options.get(i).right() ? "pass" : "fail";
                    return new Option(options.get(i).html(), chosen, verdict, why);
                })
                .toList();
    }

    private static List<Item> items(List<String> html, List<String> given, Optional<Judgement.Judged> judged) {
        return IntStream.range(0, html.size())
                .mapToObj(i -> new Item(
                        i,
                        html.get(i),
                        i < given.size() ? given.get(i) : "",
                        judged.map(j -> j.parts().get(i) ? "pass" : "fail").orElse("")))
                .toList();
    }

    /// In the order that the student gave them, so that the page looks as they left it.
    private static List<Item> placed(List<Item> items) {
        return items.stream()
                .sorted(Comparator.comparingInt(
                        item -> item.value().isEmpty() ? item.index() : Integer.parseInt(item.value())))
                .toList();
    }
}
