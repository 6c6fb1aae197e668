package dev.millrace.content;

import java.util.regex.Pattern;

/// The name of a course, lesson or lab: its folder's name, and the last part of its address. Lower-case
/// ASCII letters and digits in groups joined by single hyphens, at most 80 characters.
public record Slug(String value) implements Comparable<Slug> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 80;

    public Slug {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a slug: " + value);
        }
    }

    /// Whether `text` could be a slug; ask before constructing one from a request or a file.
    public static boolean isValid(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(Slug other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
