package dev.millrace.polls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What an instructor types becomes a poll, or a sentence that says what to do.
class PollDraftTest {
    @Test
    void aStarMarksTheRightOption() {
        var question = ready(new PollDraft("single", "Which?", "one\n* two\n\n three ", ""));

        assertThat(question.options()).containsExactly("one", "two", "three");
        assertThat(question.right()).containsExactly("1");
    }

    @Test
    void anOrderIsWrittenRightAndShownOtherwise() {
        for (int size = 2; size <= 8; size++) {
            var typed = List.of("a", "b", "c", "d", "e", "f", "g", "h").subList(0, size);
            var question = ready(new PollDraft("order", "Order", String.join("\n", typed), ""));

            assertThat(question.options())
                    .containsExactlyInAnyOrderElementsOf(typed)
                    .isNotEqualTo(typed);
            assertThat(question.options().get(question.right().indexOf("1"))).isEqualTo("a");
        }
    }

    @Test
    void markupIsMarkdownAndNoHtml() {
        var question =
                ready(new PollDraft("text", "# *Why* <script>alert(1)</script> [x](javascript:alert(1))", "", ""));

        assertThat(question.html()).contains("<em>Why</em>").doesNotContain("script");
    }

    @Test
    void whatCannotBeAskedIsRefusedWithWhatToDo() {
        assertThat(refused(new PollDraft("single", " ", "a\nb", ""))).isEqualTo("Write the question.");
        assertThat(refused(new PollDraft("single", "?", "a", ""))).contains("2 to 8 options");
        assertThat(refused(new PollDraft("single", "?", "*a\n*b", ""))).contains("Mark one option");
        assertThat(refused(new PollDraft("numeric", "?", "", "many"))).contains("12 or 0.5");
        assertThat(refused(new PollDraft("song", "?", "", ""))).contains("kind of answer");
        assertThat(refused(new PollDraft("text", "x".repeat(501), "", ""))).contains("shorter");
    }

    @Test
    void anythingThatABrowserCouldSendIsAnAnswerOrSaysWhatToDo() {
        var single = ready(new PollDraft("single", "?", "a\nb", ""));
        assertThat(PollAnswer.of(single, List.of("7"))).isInstanceOf(PollAnswer.Unclear.class);
        assertThat(PollAnswer.of(single, List.of("0", "1"))).isInstanceOf(PollAnswer.Unclear.class);
        assertThat(PollAnswer.of(single, List.of("1"))).isEqualTo(new PollAnswer.Given(List.of("1")));

        var order = ready(new PollDraft("order", "?", "a\nb\nc", ""));
        assertThat(PollAnswer.of(order, List.of("1", "1", "2"))).isInstanceOf(PollAnswer.Unclear.class);
        assertThat(PollAnswer.of(order, List.of("3", "1", "2"))).isInstanceOf(PollAnswer.Given.class);

        var number = ready(new PollDraft("numeric", "?", "", "0,5"));
        assertThat(number.right()).containsExactly("0.5");
        assertThat(PollAnswer.of(number, List.of("1e999999999"))).isInstanceOf(PollAnswer.Unclear.class);
        assertThat(PollAnswer.of(number, List.of(" 12,50 "))).isEqualTo(new PollAnswer.Given(List.of("12.5")));
        assertThat(PollAnswer.of(number, List.of())).isInstanceOf(PollAnswer.Unclear.class);
    }

    private static PollQuestion ready(PollDraft draft) {
        assertThat(draft.read()).isInstanceOf(PollDraft.Outcome.Ready.class);
        return ((PollDraft.Outcome.Ready) draft.read()).question();
    }

    private static String refused(PollDraft draft) {
        assertThat(draft.read()).isInstanceOf(PollDraft.Outcome.Refused.class);
        return ((PollDraft.Outcome.Refused) draft.read()).what();
    }
}
