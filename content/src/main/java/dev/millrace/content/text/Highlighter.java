package dev.millrace.content.text;

/// Marks keywords, types, strings, numbers and comments in escaped HTML, for reading, not for compiling:
/// whatever it does not understand stays plain. Linear in the length of the code.
public final class Highlighter {
    private final Language language;
    private final String code;
    private final StringBuilder out;
    private int at;

    private Highlighter(Language language, String code) {
        this.language = language;
        this.code = code;
        this.out = new StringBuilder(code.length() * 2);
    }

    /// The code as HTML: text escaped, spans of the classes `k t s n c` around what was recognised.
    public static String html(Language language, String code) {
        return new Highlighter(language, code).run();
    }

    private String run() {
        while (at < code.length()) {
            var c = code.charAt(at);
            if (language.beginsComment(code, at)) {
                mark("c", endOf("\n", at));
            } else if (language.beginsBlockComment(code, at)) {
                mark("c", past("*/", at + 2));
            } else if (language.quotes(c)) {
                string(c);
            } else if (Character.isDigit(c)) {
                number();
            } else if (Character.isJavaIdentifierStart(c)) {
                word();
            } else {
                plain(at + 1);
            }
        }
        return out.toString();
    }

    private void string(char quote) {
        if (code.startsWith("\"\"\"", at)) {
            mark("s", past("\"\"\"", at + 3));
            return;
        }
        var end = at + 1;
        while (end < code.length() && code.charAt(end) != quote && code.charAt(end) != '\n') {
            end += code.charAt(end) == '\\' ? 2 : 1;
        }
        var closed = end < code.length() && code.charAt(end) == quote;
        if (closed) {
            mark(isJsonKey(end + 1) ? "t" : "s", end + 1);
        } else {
            plain(at + 1);
        }
    }

    private boolean isJsonKey(int after) {
        if (language != Language.JSON && language != Language.AVRO) {
            return false;
        }
        var next = after;
        while (next < code.length() && code.charAt(next) == ' ') {
            next++;
        }
        return next < code.length() && code.charAt(next) == ':';
    }

    private void number() {
        var end = at;
        while (end < code.length() && isNumberPart(end)) {
            end++;
        }
        mark("n", end);
    }

    private boolean isNumberPart(int i) {
        var c = code.charAt(i);
        var point = c == '.' && i + 1 < code.length() && Character.isDigit(code.charAt(i + 1));
        return point || Character.isLetterOrDigit(c) || c == '_';
    }

    private void word() {
        var end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        var name = code.substring(at, end);
        if (language.isKeyword(name)) {
            mark("k", end);
        } else if (language.isType(name)) {
            mark("t", end);
        } else {
            plain(end);
        }
    }

    private void mark(String kind, int end) {
        out.append("<span class=\"").append(kind).append("\">");
        plain(end);
        out.append("</span>");
    }

    private void plain(int end) {
        var stop = Math.min(end, code.length());
        Escape.into(out, code.substring(at, stop));
        at = stop;
    }

    private int endOf(String text, int from) {
        var found = code.indexOf(text, from);
        return found < 0 ? code.length() : found;
    }

    private int past(String text, int from) {
        var found = code.indexOf(text, from);
        return found < 0 ? code.length() : found + text.length();
    }
}
