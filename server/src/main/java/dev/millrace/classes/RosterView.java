package dev.millrace.classes;

import dev.millrace.identity.IdentityRoutes.Form;
import dev.millrace.identity.Roll;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who is in the class that the instructor looks at.
///
/// @param code by which students join it themselves
/// @param size "12 students"
/// @param form for the name of one who is added
/// @param done what was just done
public record RosterView(
        String title, String code, String size, List<Row> rows, List<Row> removed, Form form, Optional<String> done) {
    public RosterView {
        rows = List.copyOf(rows);
        removed = List.copyOf(removed);
    }

    /// One student; the name is untrusted text.
    public record Row(String id, String name, Instant joinedAt, Optional<Instant> seenAt) {
        static Row of(Roll.Entry entry) {
            var student = entry.student();
            return new Row(student.id().value(), student.name(), student.joinedAt(), entry.seenAt());
        }
    }
}
