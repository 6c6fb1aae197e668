package dev.millrace.search;

import dev.millrace.search.Wanted.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The part of a passage where most of the wanted words stand, with these marked.
record Excerpt(List<Hit.Part> parts, List<String> words) {
    private static final int LENGTH = 190;
    private static final int BEFORE = 50;
    private static final int MOST_WORDS = 6;

    /// @param found the tokens of the text that were looked for, in order
    static Excerpt of(String text, List<Token> found) {
        var from = found.stream()
                .max(Comparator.comparingLong((Token token) -> near(found, token))
                        .thenComparing(Comparator.comparingInt(Token::start).reversed()))
                .map(token -> wordStart(text, Math.max(0, token.start() - BEFORE)))
                .orElse(0);
        var to = wordEnd(text, Math.min(text.length(), from + LENGTH));
        var words = found.stream()
                .map(token -> text.substring(token.start(), token.end()).toLowerCase(Locale.ROOT))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        return new Excerpt(parts(text, found, from, to), words);
    }

    private static List<Hit.Part> parts(String text, List<Token> found, int from, int to) {
        var parts = new ArrayList<Hit.Part>();
        var at = from;
        parts.add(new Hit.Part(from > 0 ? "… " : "", false));
        for (var token : found) {
            if (token.start() >= at && token.end() <= to) {
                parts.add(new Hit.Part(text.substring(at, token.start()), false));
                parts.add(new Hit.Part(text.substring(token.start(), token.end()), true));
                at = token.end();
            }
        }
        parts.add(new Hit.Part(text.substring(at, to) + (to < text.length() ? " …" : ""), false));
        return parts.stream().filter(part -> !part.text().isEmpty()).toList();
    }

    private static long near(List<Token> found, Token first) {
        return Stream.iterate(0, i -> i < found.size(), i -> i + 1)
                .map(found::get)
                .filter(token -> token.start() >= first.start() && token.end() <= first.start() + LENGTH - BEFORE)
                .map(Token::stem)
                .distinct()
                .count();
    }

    private static int wordStart(String text, int at) {
        var space = text.lastIndexOf(' ', at);
        return at == 0 || space < 0 ? 0 : space + 1;
    }

    private static int wordEnd(String text, int at) {
        var space = text.indexOf(' ', at);
        return space < 0 ? text.length() : space;
    }
}
