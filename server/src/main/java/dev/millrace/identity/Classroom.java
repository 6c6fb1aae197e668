package dev.millrace.identity;

import java.time.Instant;
import java.util.Optional;

/// A class: what is set of it, the course that it follows, and whether an instructor took it.
///
/// @param archivedAt since when nobody joins it any more
public record Classroom(
        ClassId id,
        ClassSettings settings,
        String course,
        boolean taken,
        Optional<Instant> archivedAt,
        Instant createdAt) {

    /// The join code that its students type.
    public String code() {
        return settings.code();
    }

    /// What instructors call it: its name, or its code while it has none.
    public String title() {
        return settings.name().isEmpty() ? settings.code() : settings.name();
    }

    public boolean archived() {
        return archivedAt.isPresent();
    }
}
