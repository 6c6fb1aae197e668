package dev.millrace.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.grader.Difference;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.explain.Chosen;
import dev.millrace.grader.explain.Explanation;
import dev.millrace.grader.explain.Replayed;
import dev.millrace.grader.explain.Step;
import dev.millrace.grader.explain.Symptom;
import dev.millrace.web.Views;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Explanations as a page shows them.
class ExplanationViewTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Exercise EXERCISE = new Exercise(
            "lab",
            "Lab",
            Limits.DEFAULT,
            List.of(),
            List.of(new Case("late", "An order inside grace still counts", false, List.of(), List.of())),
            BigDecimal.ZERO);

    @Test
    void eachEventSaysWhatCameOfItOnBothSidesAndTheFirstWrongStepIsOpened() {
        var yours = List.of(
                step(0, 0, List.of(output("EUR", "1")), List.of()),
                step(1, 312, List.of(), List.of()),
                step(2, 312, List.of(), List.of(late(127))));
        var expected = List.of(
                step(0, 0, List.of(output("EUR", "1")), List.of()),
                step(1, 312, List.of(), List.of()),
                step(2, 312, List.of(output("EUR", "2")), List.of()));

        var view = view(explanation(3, true, List.of(at(0), at(312), at(185)), yours, expected, 2));

        assertThat(view.title()).isEqualTo("3 of 1,000 events are enough to break it");
        assertThat(view.notes().getFirst())
                .contains("“An order inside grace still counts”", "without any one of them it does not");
        assertThat(view.opened()).isEqualTo(2);
        assertThat(view.events()).extracting(ExplanationView.EventLine::where).containsExactly("", "", "late by 2:07");
        assertThat(view.events()).extracting(ExplanationView.EventLine::wrong).containsExactly(false, false, true);
        var last = view.steps().getLast();
        assertThat(last.label()).isEqualTo("After event 3 of 3. Stream time 10:05:12.");
        assertThat(last.parts())
                .extracting(StepView.Part::name, StepView.Part::same)
                .containsExactly(tuple("Output", false), tuple("Dropped", false));
        assertThat(last.parts().getFirst().expected()).singleElement().satisfies(line -> {
            assertThat(line.value()).isEqualTo("2");
            assertThat(line.differs()).isTrue();
        });
        assertThat(last.parts().getLast().yours()).containsExactly(new StepView.Line("came too late", "by 2:07", true));
        assertThat(view.steps().getFirst().parts())
                .singleElement()
                .satisfies(part -> assertThat(part.same()).isTrue());
        assertThat(view.steps().get(1).parts()).isEmpty();
    }

    @Test
    void storesStandSideBySideUnderTheNameThatTheStudentGave() {
        var mine = new Step.Change(
                "my-store", text("EUR"), Optional.empty(), Optional.of(number(1)), Optional.of(number(2)));
        var theirs = new Step.Change(
                "its-store", text("EUR"), Optional.empty(), Optional.of(number(1)), Optional.of(number(3)));

        var view = view(explanation(1, true, List.of(at(0)), List.of(changed(mine)), List.of(changed(theirs)), 0));

        assertThat(view.steps().getFirst().parts()).singleElement().satisfies(part -> {
            assertThat(part.about()).isEqualTo("my-store");
            assertThat(part.yours()).containsExactly(new StepView.Line("EUR", "1 → 2", true));
            assertThat(part.expected()).containsExactly(new StepView.Line("EUR", "1 → 3", true));
        });
        assertThat(render(view)).contains("my-store").doesNotContain("its-store");
    }

    @Test
    void whatASubmissionWritesIsTextAndNotMarkup() {
        var evil = "<img src=x onerror=alert(1)>\"'";
        var output = new Step.Output(evil, text(evil), text(evil), TEN, Map.of());
        var thrown = new Step(
                0, Optional.empty(), List.of(output), List.of(), List.of(), List.of(evil), Optional.of(evil), 0);

        var html = render(view(explanation(1, true, List.of(at(0)), List.of(thrown), List.of(), 0)));

        assertThat(html).contains("&lt;img src=x").doesNotContain("<img");
    }

    @Test
    void whatIsNotMinimalOrNotShownSaysSo() {
        var unknown = view(explanation(2, false, List.of(at(0), at(1)), List.of(), List.of(), 0));
        assertThat(unknown.notes().getFirst()).contains("found in a second; there may be fewer");

        var hidden = view(new Explanation("late", true, 1000, symptom(), 40, true, 9, Replayed.NONE));
        assertThat(hidden.title()).isEqualTo("40 of 1,000 events are enough to break it");
        assertThat(hidden.notes()).contains("The check is hidden, and they are too many to show.");
        assertThat(render(hidden)).doesNotContain("replay__bar");

        var many = IntStream.range(0, 500).mapToObj(ExplanationViewTest::at).toList();
        var large = view(explanation(500, false, many, List.of(), List.of(), 0));
        assertThat(large.steps()).isEmpty();
        assertThat(large.notes()).contains("They are too many to step through here.");
    }

    @Test
    void whileItIsLookedForThePageAsksAgainAndWhenThereIsNoneItStops() {
        assertThat(render(ExplanationView.none("id", false))).contains("hx-get=\"/submissions/id/explanation\"");
        assertThat(render(ExplanationView.none("id", true))).doesNotContain("hx-get");
    }

    private static ExplanationView view(Explanation explanation) {
        return ExplanationView.of("id", explanation, EXERCISE);
    }

    private static String render(ExplanationView view) {
        return new Views().text("grading/explanation.jte", view);
    }

    private static Explanation explanation(
            int count, boolean minimal, List<Chosen> events, List<Step> yours, List<Step> expected, int wrong) {
        return new Explanation(
                "late",
                false,
                1000,
                symptom(),
                count,
                minimal,
                9,
                new Replayed(events, yours, expected, OptionalInt.of(wrong)));
    }

    private static Symptom symptom() {
        return new Symptom.Differs(Difference.Kind.WRONG_VALUE, "revenue", "minor");
    }

    private static Chosen at(int second) {
        return new Chosen(
                second,
                new InputEvent.Arrival(
                        "orders", text("c-1"), number(1), TEN.plusSeconds(second), Map.of(), OptionalInt.empty(), ""),
                false);
    }

    private static Step step(int event, int streamSecond, List<Step.Output> outputs, List<Step.Dropped> dropped) {
        return new Step(
                event,
                Optional.of(TEN.plusSeconds(streamSecond)),
                outputs,
                List.of(),
                dropped,
                List.of(),
                Optional.empty(),
                0);
    }

    private static Step changed(Step.Change change) {
        return new Step(0, Optional.of(TEN), List.of(), List.of(change), List.of(), List.of(), Optional.empty(), 0);
    }

    private static Step.Output output(String key, String value) {
        return new Step.Output("revenue", text(key), text(value), TEN, Map.of());
    }

    private static Step.Dropped late(int seconds) {
        return new Step.Dropped(Step.Why.LATE, Optional.empty(), Optional.of(Duration.ofSeconds(seconds)));
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    private static JsonNode number(int number) {
        return JsonNodeFactory.instance.numberNode(number);
    }
}
