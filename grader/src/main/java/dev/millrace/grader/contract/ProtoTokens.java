package dev.millrace.grader.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of a `.proto` file, comments left out, each with its line. For one reader.
final class ProtoTokens {
    private static final Pattern WORD = Pattern.compile(
            "\\s+|//[^\\n]*|/\\*.*?\\*/"
                    + "|(?<token>[A-Za-z0-9_.+-]+|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'|[^\\s])",
            Pattern.DOTALL);

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private record Token(String text, int line) {}

    ProtoTokens(String source) {
        var matcher = WORD.matcher(source);
        int line = 1;
        while (matcher.find()) {
            var token = matcher.group("token");
            if (token != null) {
                tokens.add(new Token(token, line));
            }
            line += (int) matcher.group().chars().filter(c -> c == '\n').count();
        }
    }

    boolean more() {
        return at < tokens.size();
    }

    String next() {
        if (!more()) {
            throw wrong("the file ends too early");
        }
        return tokens.get(at++).text;
    }

    /// Takes this word when it is the next.
    boolean took(String word) {
        boolean is = more() && tokens.get(at).text.equals(word);
        if (is) {
            at++;
        }
        return is;
    }

    void expect(String word) {
        if (!took(word)) {
            throw wrong("`" + word + "` is expected" + (more() ? " before `" + tokens.get(at).text + "`" : ""));
        }
    }

    String name() {
        var word = next();
        if (!word.matches("[A-Za-z_]\\w*")) {
            throw wrong("`" + word + "` is not a name");
        }
        return word;
    }

    int number() {
        var word = next();
        try {
            return Integer.decode(word);
        } catch (NumberFormatException e) {
            throw wrong("`" + word + "` is not a whole number", e);
        }
    }

    String quoted() {
        var word = next();
        if (word.length() < 2 || "\"'".indexOf(word.charAt(0)) < 0) {
            throw wrong("a text in quotes is expected, not `" + word + "`");
        }
        return word.substring(1, word.length() - 1);
    }

    /// Passes over everything up to this word, blocks in braces as a whole.
    void skipTo(String end) {
        for (var word = next(); !word.equals(end); word = next()) {
            if (word.equals("{")) {
                skipTo("}");
            }
        }
    }

    IllegalArgumentException wrong(String problem) {
        return wrong(problem, null);
    }

    private IllegalArgumentException wrong(String problem, @Nullable Throwable cause) {
        int line = tokens.isEmpty() ? 1 : tokens.get(Math.clamp(at - 1, 0, tokens.size() - 1)).line;
        return new IllegalArgumentException("line " + line + ": " + problem, cause);
    }
}
