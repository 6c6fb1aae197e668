package dev.millrace.shop;

import java.util.Arrays;
import java.util.Optional;

/// Which of the two checkouts.
public enum Mode {
    SYNCHRONOUS("synchronous"),
    EVENT_DRIVEN("event-driven");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /// As in a lesson's block and in addresses.
    public String word() {
        return word;
    }

    static Optional<Mode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
    }
}
