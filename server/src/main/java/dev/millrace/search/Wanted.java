package dev.millrace.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// The words that somebody looks for.
///
/// @param stems each word without its ending, as the index holds it
/// @param last the last word as it was typed: it may be the beginning of one
record Wanted(List<String> stems, String last) {
    private static final int MOST_WORDS = 12;
    private static final int SHORTEST_BEGINNING = 2;

    Wanted {
        stems = List.copyOf(stems);
    }

    static Wanted of(String query, Analyzer analyzer) {
        var words = query.strip().split("\\s+", -1);
        var stems = tokens(query, analyzer).stream()
                .map(Token::stem)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        return new Wanted(stems, words[words.length - 1].toLowerCase(Locale.ROOT));
    }

    boolean isNothing() {
        return stems.isEmpty() && !hasBeginning();
    }

    boolean hasBeginning() {
        return last.length() >= SHORTEST_BEGINNING;
    }

    /// Whether a word of the text is one of these.
    boolean has(Token token, String text) {
        return stems.contains(token.stem()) || (hasBeginning() && begins(text.substring(token.start(), token.end())));
    }

    private boolean begins(String word) {
        return word.toLowerCase(Locale.ROOT).startsWith(last);
    }

    /// A word of a text, and where it stands.
    record Token(String stem, int start, int end) {}

    static List<Token> tokens(String text, Analyzer analyzer) {
        var tokens = new ArrayList<Token>();
        try (var stream = analyzer.tokenStream(CourseIndex.TEXT, text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // reads a text in memory
        }
        return tokens;
    }
}
