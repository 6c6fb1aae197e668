package dev.millrace.practice;

import io.javalin.http.Context;

/// What people type into forms, as far as it is kept.
public final class Typed {
    private Typed() {}

    /// A field of the form, with line ends as one character; empty when it is not there.
    public static String text(Context ctx, String field, int longest) {
        var text = ctx.formParam(field);
        return text == null ? "" : cut(text, longest);
    }

    /// Without control characters, and not longer than fits; a letter of two halves is not cut in two.
    public static String cut(String text, int longest) {
        var clean = text.replaceAll("[\\p{Cntrl}&&[^\n]]", "");
        if (clean.length() <= longest) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
