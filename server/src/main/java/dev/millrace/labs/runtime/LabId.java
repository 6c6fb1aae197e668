package dev.millrace.labs.runtime;

import java.util.regex.Pattern;

/// Names one student's lab for its runtime; safe as the name of a folder or a container.
public record LabId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public LabId {
        if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("not a lab id: " + value);
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
