package dev.millrace.polls;

import dev.millrace.content.text.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A poll as an instructor typed it.
///
/// @param kind the word of a [PollKind]
/// @param options one a line; a star before a line marks it as right
/// @param right the right number, or nothing
public record PollDraft(String kind, String question, String options, String right) {
    public static final int LONGEST_QUESTION = 500;
    private static final int LONGEST_OPTION = 200;
    private static final int MOST_OPTIONS = 8;

    /// What came of it.
    public sealed interface Outcome {
        record Ready(PollQuestion question) implements Outcome {}

        /// Why it cannot be asked like this, and what to do.
        record Refused(String what) implements Outcome {}
    }

    public static final PollDraft EMPTY = new PollDraft("single", "", "", "");

    public Outcome read() {
        var chosen = PollKind.of(kind);
        if (chosen.isEmpty()) {
            return new Outcome.Refused("Choose what kind of answer you want.");
        }
        if (question.isBlank()) {
            return new Outcome.Refused("Write the question.");
        }
        if (question.length() > LONGEST_QUESTION) {
            return new Outcome.Refused("Make the question shorter: at most " + LONGEST_QUESTION + " characters.");
        }
        var html = Remark.html(question.strip());
        return switch (chosen.get()) {
            case SINGLE, MULTIPLE, ORDER -> withOptions(chosen.get(), html);
            case NUMERIC -> number(html);
            case TEXT -> new Outcome.Ready(new PollQuestion(PollKind.TEXT, html, List.of(), List.of(), 0, ""));
        };
    }

    private Outcome withOptions(PollKind chosen, String html) {
        var lines = options.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() < 2 || lines.size() > MOST_OPTIONS) {
            return new Outcome.Refused("Write 2 to " + MOST_OPTIONS + " options, each on a line of its own.");
        }
        if (lines.stream().anyMatch(line -> line.length() > LONGEST_OPTION)) {
            return new Outcome.Refused("Make the options shorter: at most " + LONGEST_OPTION + " characters each.");
        }
        var right = new ArrayList<String>();
        for (int i = 0; i < lines.size() && chosen != PollKind.ORDER; i++) {
            if (lines.get(i).startsWith("*")) {
                right.add(String.valueOf(i));
            }
        }
        if (chosen == PollKind.SINGLE && right.size() > 1) {
            return new Outcome.Refused("Mark one option as right, or choose “" + PollKind.MULTIPLE.label() + "”.");
        }
        var texts = lines.stream()
                .map(line -> chosen == PollKind.ORDER ? line : line.replaceFirst("^\\*\\s*", ""))
                .map(Remark::line)
                .toList();
        return new Outcome.Ready(
                chosen == PollKind.ORDER ? inOrder(html, texts) : new PollQuestion(chosen, html, texts, right, 0, ""));
    }

    /// Written in the right order, shown in another: backwards by halves, the same for everybody.
    private static PollQuestion inOrder(String html, List<String> texts) {
        var shown = IntStream.range(0, texts.size())
                .boxed()
                .sorted((a, b) -> Integer.compare(place(a, texts.size()), place(b, texts.size())))
                .toList();
        return new PollQuestion(
                PollKind.ORDER,
                html,
                shown.stream().map(texts::get).toList(),
                shown.stream().map(i -> String.valueOf(i + 1)).toList(),
                0,
                "");
    }

    private static int place(int index, int size) {
        return index % 2 == 0 ? size - index : index;
    }

    private Outcome number(String html) {
        if (right.isBlank()) {
            return new Outcome.Ready(new PollQuestion(PollKind.NUMERIC, html, List.of(), List.of(), 0, ""));
        }
        return PollAnswer.number(right)
                .<Outcome>map(n -> new Outcome.Ready(
                        new PollQuestion(PollKind.NUMERIC, html, List.of(), List.of(n.toPlainString()), 0, "")))
                .orElseGet(() -> new Outcome.Refused("Type the right number as 12 or 0.5, or leave it out."));
    }
}
