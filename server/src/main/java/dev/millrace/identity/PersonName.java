package dev.millrace.identity;

import java.util.Optional;

/// What people and classes may be called: one line of at most 60 characters.
final class PersonName {
    static final int LIMIT = 60;

    private PersonName() {}

    /// The name without spare white space; empty when it is no name.
    static Optional<String> of(String typed) {
        var cleaned = typed.strip().replaceAll("\\s+", " ");
        return Optional.of(cleaned)
                .filter(name -> !name.isEmpty() && name.length() <= LIMIT)
                .filter(name -> name.codePoints().noneMatch(Character::isISOControl));
    }
}
