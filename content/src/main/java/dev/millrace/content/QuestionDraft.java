package dev.millrace.content;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A question while its lines come in. It becomes a question when its answers are of one kind and complete;
/// otherwise it is left out and reported.
final class QuestionDraft {
    private static final Pattern NUMBER =
            Pattern.compile("(-?[\\d.,_]+)\\s*(?:(?:±|\\+-|\\+/-)\\s*([\\d.,_]+))?\\s*(.*)");

    private final Page page;
    private final int line;
    private final String title;
    private final List<String> prompt = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private String why = "";
    private int whyLine;
    private boolean lastIsWhy;

    QuestionDraft(Page page, int line, String title) {
        this.page = page;
        this.line = line;
        this.title = title;
    }

    private enum Kind {
        SINGLE,
        MULTIPLE,
        ORDER,
        MATCH,
        NUMERIC
    }

    /// One option, item, pair or number; text may grow by indented lines.
    private static final class Part {
        private final boolean right;
        private final int line;
        private String text;
        private final String partner;
        private String why = "";
        private int whyLine;

        Part(boolean right, String text, String partner, int line) {
            this.right = right;
            this.text = text;
            this.partner = partner;
            this.line = line;
        }
    }

    int line() {
        return line;
    }

    boolean inPrompt() {
        return parts.isEmpty();
    }

    void prompt(String text) {
        prompt.add(text);
    }

    void choice(boolean single, boolean wrong, String text, int number) {
        add(single ? Kind.SINGLE : Kind.MULTIPLE, new Part(!wrong, text, "", number));
    }

    void pair(String left, String right, int number) {
        add(Kind.MATCH, new Part(true, left, right.strip(), number));
    }

    void item(String text, int number) {
        add(Kind.ORDER, new Part(true, text, "", number));
    }

    void number(String text, int number) {
        add(Kind.NUMERIC, new Part(true, text, "", number));
    }

    void why(String text, int number) {
        lastIsWhy = true;
        if (isChoice()) {
            parts.getLast().why = text;
            parts.getLast().whyLine = number;
        } else {
            why = text;
            whyLine = number;
        }
    }

    /// An indented line that goes on with whatever came last.
    void more(String text) {
        var last = parts.getLast();
        if (!lastIsWhy) {
            last.text += " " + text;
        } else if (isChoice()) {
            last.why += " " + text;
        } else {
            why += " " + text;
        }
    }

    Optional<Question> question() {
        if (kinds.size() != 1) {
            return none(
                    kinds.isEmpty() ? "the question has no answers" : "the question mixes kinds of answer",
                    "use one kind of answer line");
        }
        return switch (kinds.iterator().next()) {
            case SINGLE -> single();
            case MULTIPLE -> multiple();
            case ORDER -> order();
            case MATCH -> match();
            case NUMERIC -> numeric();
        };
    }

    private Optional<Question> single() {
        var right = parts.stream().filter(part -> part.right).count();
        if (parts.size() < 2 || right != 1) {
            return none("a single choice needs one right option and at least one wrong", "mark exactly one with (x)");
        }
        return Optional.of(new Question.Single(id(), promptHtml(), options()));
    }

    private Optional<Question> multiple() {
        if (parts.size() < 2 || parts.stream().noneMatch(part -> part.right)) {
            return none("a multiple choice needs two options and a right one", "mark the right ones with [x]");
        }
        return Optional.of(new Question.Multiple(id(), promptHtml(), options()));
    }

    private Optional<Question> order() {
        var items =
                parts.stream().map(part -> page.inline(part.text, part.line)).toList();
        if (items.stream().distinct().count() < Math.max(2, items.size())) {
            return none("an order needs two different items or more", "write each item once, in the right order");
        }
        return Optional.of(new Question.Order(id(), promptHtml(), items, whyHtml()));
    }

    private Optional<Question> match() {
        var pairs = parts.stream()
                .map(part -> new Question.Pair(page.inline(part.text, part.line), page.inline(part.partner, part.line)))
                .toList();
        if (pairs.stream().map(Question.Pair::rightHtml).distinct().count() < 2) {
            return none("a match needs two different right sides or more", "write pairs as `- left => right`");
        }
        return Optional.of(new Question.Match(id(), promptHtml(), pairs, whyHtml()));
    }

    private Optional<Question> numeric() {
        var match = NUMBER.matcher(parts.getFirst().text.strip());
        if (parts.size() > 1 || !match.matches()) {
            return none("the number cannot be read", "write `= 12 ± 0.5 unit`");
        }
        var value = Choices.number(new Answer(List.of(match.group(1))));
        var tolerance = match.group(2) == null
                ? Optional.of(BigDecimal.ZERO)
                : Choices.number(new Answer(List.of(match.group(2))));
        if (value.isEmpty() || tolerance.isEmpty()) {
            return none("the number cannot be read", "write `= 12 ± 0.5 unit`");
        }
        return Optional.of(new Question.Numeric(
                id(), promptHtml(), value.get(), tolerance.get(), match.group(3).strip(), whyHtml()));
    }

    private List<Question.Option> options() {
        return parts.stream()
                .map(part -> {
                    if (part.why.isBlank()) {
                        page.report()
                                .at(
                                        part.line,
                                        "quiz-why",
                                        "the option `" + part.text + "` has no explanation",
                                        "add an indented line `why: …` under it");
                    }
                    return new Question.Option(
                            page.inline(part.text, part.line), part.right, page.inline(part.why, part.whyLine));
                })
                .toList();
    }

    private String whyHtml() {
        if (why.isBlank()) {
            page.report()
                    .at(line, "quiz-why", "the question has no explanation", "add a line `why: …` after its answers");
        }
        return page.inline(why, whyLine);
    }

    private String promptHtml() {
        var more = String.join("\n", prompt).strip();
        var first = page.inline(title, line);
        return more.isEmpty() ? first : first + page.blocks(String.join("\n", prompt), line + 1);
    }

    private String id() {
        try {
            var text = title + "\n" + String.join("\n", prompt).strip();
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "q" + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void add(Kind kind, Part part) {
        kinds.add(kind);
        parts.add(part);
        lastIsWhy = false;
    }

    private boolean isChoice() {
        return kinds.contains(Kind.SINGLE) || kinds.contains(Kind.MULTIPLE);
    }

    private Optional<Question> none(String what, String mend) {
        page.report().at(line, "quiz", what, mend);
        return Optional.empty();
    }
}
