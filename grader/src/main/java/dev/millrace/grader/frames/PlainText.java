package dev.millrace.grader.frames;

import java.util.Locale;

/// Text from a sandbox made fit to be shown, on a page as in a terminal: control characters (the escape character of
/// terminals is one), marks that change the direction of writing, invisible ones and halves of a surrogate pair become
/// escapes as in Java source. What is fit already stays as it is, so that doing it twice changes nothing.
public final class PlainText {
    private static final String MORE = " …";
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private PlainText() {}

    /// The text, cut.
    ///
    /// @param most characters of the result
    public static String of(String text, int most) {
        var escaped = escaped(beginning(text, most));
        return text.length() <= most && escaped.length() <= most
                ? escaped
                : beginning(escaped, most - MORE.length()) + MORE;
    }

    /// At most so many characters, and no half of one.
    private static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static String escaped(String text) {
        if (text.codePoints().allMatch(PlainText::fit)) {
            return text;
        }
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (fit(c)) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append(String.format(Locale.ROOT, "\\u%04X", c));
            }
        });
        return escaped.toString();
    }

    /// Joiners are part of how several scripts, and families of emoji, are written.
    private static boolean fit(int c) {
        if (c == '\n' || c == '\t' || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
