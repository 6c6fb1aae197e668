package dev.millrace.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the questions of one quiz block line by line, and hands each to [QuestionDraft] to be put together.
final class QuizReader {
    private static final Pattern CHOICE = Pattern.compile("- ([(\\[])([xX ])[)\\]] (.*)");
    private static final Pattern MATCH = Pattern.compile("- (.+?) => (.+)");
    private static final Pattern ORDER = Pattern.compile("\\d+[.)] (.*)");
    private static final Pattern NUMERIC = Pattern.compile("= (.*)");
    private static final Pattern WHY = Pattern.compile("\\s*why:\\s*(.*)");
    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");

    private final Page page;
    private final List<Question> questions = new ArrayList<>();
    private QuestionDraft draft;
    private boolean inFence;

    QuizReader(Page page) {
        this.page = page;
        this.draft = new QuestionDraft(page, 0, "");
    }

    Optional<Block> read(Chunk chunk) {
        for (var i = 0; i < chunk.lines().size(); i++) {
            line(chunk.lines().get(i), chunk.bodyLine() + i);
        }
        finish();
        if (questions.isEmpty()) {
            page.report()
                    .at(
                            chunk.line(),
                            "quiz",
                            "there is no question that can be asked",
                            "begin one with `### ` and give it answers");
            return Optional.empty();
        }
        sameIds(chunk);
        return Optional.of(new Block.Quiz(questions));
    }

    private void line(String line, int number) {
        if (!inFence && line.startsWith("### ")) {
            finish();
            draft = new QuestionDraft(page, number, line.substring(4).strip());
        } else if (draft.line() == 0) {
            if (!line.isBlank()) {
                page.report().at(number, "quiz", "this stands before the first question", "begin with `### `");
            }
        } else if (draft.inPrompt() && (inFence || FENCE.matcher(line).matches())) {
            inFence ^= FENCE.matcher(line).matches();
            draft.prompt(line);
        } else if (!answer(line, number)) {
            other(line, number);
        }
    }

    private boolean answer(String line, int number) {
        var choice = CHOICE.matcher(line);
        var match = MATCH.matcher(line);
        var order = ORDER.matcher(line);
        var numeric = NUMERIC.matcher(line);
        var why = WHY.matcher(line);
        if (choice.matches()) {
            draft.choice(choice.group(1).equals("("), choice.group(2).isBlank(), choice.group(3), number);
        } else if (match.matches()) {
            draft.pair(match.group(1), match.group(2), number);
        } else if (order.matches()) {
            draft.item(order.group(1), number);
        } else if (numeric.matches()) {
            draft.number(numeric.group(1), number);
        } else if (why.matches() && !draft.inPrompt()) {
            draft.why(why.group(1), number);
        } else {
            return false;
        }
        return true;
    }

    private void other(String line, int number) {
        if (draft.inPrompt()) {
            draft.prompt(line);
        } else if (line.startsWith("  ")) {
            draft.more(line.strip());
        } else if (!line.isBlank()) {
            page.report()
                    .at(
                            number,
                            "quiz-line",
                            "this is neither an answer nor its explanation",
                            "write `- ( ) …`, `- [ ] …`, `1. …`, `- a => b`, `= 12 ± 1` or `why: …`");
        }
    }

    private void finish() {
        inFence = false;
        if (draft.line() > 0) {
            draft.question().ifPresent(questions::add);
        }
    }

    private void sameIds(Chunk chunk) {
        var seen = new HashSet<String>();
        for (var question : questions) {
            if (!seen.add(question.id()) || page.hasQuestion(question.id())) {
                page.report()
                        .at(
                                chunk.line(),
                                "twice",
                                "the same question is asked twice on this page",
                                "reword one of them");
            }
        }
        page.addQuestions(seen);
    }
}
