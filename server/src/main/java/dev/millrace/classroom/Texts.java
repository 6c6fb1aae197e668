package dev.millrace.classroom;

import io.javalin.http.Context;

/// What people type into the forms of the live class, as far as it is kept.
final class Texts {
    private Texts() {}

    /// A field of the form, with line ends as one character; empty when it is not there.
    static String field(Context ctx, String name, int longest) {
        var text = ctx.formParam(name);
        return text == null ? "" : cut(text, longest);
    }

    /// Without control characters, and not longer than fits; a letter of two halves is not cut in two.
    static String cut(String text, int longest) {
        var clean = text.replaceAll("[\\p{Cntrl}&&[^\n]]", "");
        if (clean.length() <= longest) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
