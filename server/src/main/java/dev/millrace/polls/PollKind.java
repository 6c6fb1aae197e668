package dev.millrace.polls;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a poll asks for.
public enum PollKind {
    SINGLE("One of several"),
    MULTIPLE("Any of several"),
    NUMERIC("A number"),
    ORDER("An order"),
    TEXT("A few words");

    private final String label;

    PollKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// The name in forms and in the activity log.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it has options to choose from or to put in order.
    public boolean hasOptions() {
        return this == SINGLE || this == MULTIPLE || this == ORDER;
    }

    public static Optional<PollKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
