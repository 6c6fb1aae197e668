package dev.millrace.content.text;

/// HTML escaping for text and for attributes in double quotes.
public final class Escape {
    private Escape() {}

    public static String html(String text) {
        var out = new StringBuilder(text.length() + 16);
        into(out, text);
        return out.toString();
    }

    static void into(StringBuilder out, String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }
}
