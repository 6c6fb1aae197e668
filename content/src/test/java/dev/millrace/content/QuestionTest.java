package dev.millrace.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final List<Question.Option> OPTIONS = List.of(
            new Question.Option("one", false, "too few"),
            new Question.Option("two", true, "just right"),
            new Question.Option("three", false, "too many"));

    @Test
    void a_single_choice_explains_only_what_was_chosen_until_it_is_right() {
        var question = new Question.Single("q1", "How many?", OPTIONS);

        assertThat(question.judge(answer("0")))
                .isEqualTo(new Judgement.Judged(false, List.of(false), List.of(new Judgement.Why(0, "too few"))));
        assertThat(((Judgement.Judged) question.judge(answer("1"))).why()).hasSize(3);
    }

    @Test
    void a_multiple_choice_needs_every_right_option_and_no_other() {
        var question = new Question.Multiple(
                "q1", "Which?", List.of(OPTIONS.get(1), OPTIONS.get(0), new Question.Option("also", true, "yes")));

        assertThat(right(question, "0", "2")).isTrue();
        assertThat(right(question, "0")).isFalse();
        assertThat(right(question, "0", "1", "2")).isFalse();
    }

    @Test
    void an_order_is_shown_mixed_and_judged_by_the_places_given() {
        var question = new Question.Order("q7", "Order.", List.of("first", "second", "third", "fourth"), "so");
        var shown = question.shown();
        var places = shown.stream()
                .map(item -> String.valueOf(question.itemsHtml().indexOf(item) + 1))
                .toList();

        assertThat(shown).isNotEqualTo(question.itemsHtml()).containsExactlyInAnyOrderElementsOf(question.itemsHtml());
        assertThat(right(question, places.toArray(String[]::new))).isTrue();
        assertThat(right(question, "1", "2", "3", "4")).isFalse();
    }

    @Test
    void no_order_is_ever_shown_in_the_right_order() {
        IntStream.range(0, 500)
                .mapToObj(i -> new Question.Order("q" + i, "Order.", List.of("a", "b"), "so"))
                .forEach(question -> assertThat(question.shown()).containsExactly("b", "a"));
    }

    @Test
    void a_match_allows_two_left_sides_with_one_partner() {
        var question = new Question.Match(
                "q1",
                "Match.",
                List.of(new Question.Pair("a", "x"), new Question.Pair("b", "y"), new Question.Pair("c", "x")),
                "so");

        assertThat(question.shownRight()).containsExactly("x", "y");
        assertThat(right(question, "0", "1", "0")).isTrue();
        assertThat(((Judgement.Judged) question.judge(answer("0", "0", "0"))).parts())
                .containsExactly(true, false, true);
    }

    @Test
    void a_number_is_right_within_its_tolerance_however_people_group_digits() {
        var question =
                new Question.Numeric("q1", "How many?", new BigDecimal("4000"), new BigDecimal("0.5"), "orders", "so");

        for (var typed : List.of("4000", "4,000", " 4 000 ", "4_000", "4000.5", "4,000.4")) {
            assertThat(right(question, typed)).as(typed).isTrue();
        }
        assertThat(right(question, "4001")).isFalse();
        assertThat(right(question, "4")).isFalse();
    }

    @Test
    void what_is_not_an_answer_is_unclear_and_never_an_exception() {
        var questions = List.of(
                new Question.Single("q1", "?", OPTIONS),
                new Question.Multiple("q2", "?", OPTIONS),
                new Question.Order("q3", "?", List.of("a", "b"), "so"),
                new Question.Match("q4", "?", List.of(new Question.Pair("a", "x"), new Question.Pair("b", "y")), "so"),
                new Question.Numeric("q5", "?", BigDecimal.ONE, BigDecimal.ZERO, "", "so"));
        var nonsense = List.of(
                answer(),
                answer("-1"),
                answer("99999999999999999"),
                answer("x"),
                answer(""),
                answer("1e999999999"),
                answer("NaN"),
                answer("1", "1", "1", "1", "1"));

        for (var question : questions) {
            for (var answer : nonsense) {
                assertThat(question.judge(answer)).isNotNull();
            }
            assertThat(question.judge(answer())).isInstanceOf(Judgement.Unclear.class);
        }
    }

    private static boolean right(Question question, String... values) {
        return question.judge(answer(values)) instanceof Judgement.Judged judged && judged.right();
    }

    private static Answer answer(String... values) {
        return new Answer(List.of(values));
    }
}
