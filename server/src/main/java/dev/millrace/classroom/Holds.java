package dev.millrace.classroom;

import dev.millrace.identity.StudentId;
import dev.millrace.progress.Activity;
import java.util.HashMap;
import java.util.Map;

/// What is held back, and from whom. A word for all replaces what was said of single students before; a word for one is
/// an exception to it. Immutable.
///
/// @param parts those that do not stand as they did at first
record Holds(Map<Part, Hold> parts) {
    static final Holds NONE = new Holds(Map.of());

    Holds {
        parts = Map.copyOf(parts);
    }

    /// How one part is held.
    ///
    /// @param exceptions students for whom it is the other way round, or not
    record Hold(boolean forAll, Map<StudentId, Boolean> exceptions) {
        Hold {
            exceptions = Map.copyOf(exceptions);
        }

        boolean from(StudentId student) {
            return exceptions.getOrDefault(student, forAll);
        }

        private Hold with(StudentId student, boolean held) {
            var more = new HashMap<>(exceptions);
            more.put(student, held);
            more.values().removeIf(exception -> exception == forAll);
            return new Hold(forAll, more);
        }
    }

    Hold of(Part part) {
        return parts.getOrDefault(part, atFirst(part));
    }

    private static Hold atFirst(Part part) {
        return new Hold(part.isHeldAtFirst(), Map.of());
    }

    boolean held(Part part, StudentId student) {
        return of(part).from(student);
    }

    Holds hold(Activity activity) {
        return with(activity, true);
    }

    Holds release(Activity activity) {
        return with(activity, false);
    }

    private Holds with(Activity activity, boolean held) {
        return Part.of(activity.payload().path("what").asText())
                .map(part -> {
                    var more = new HashMap<>(parts);
                    more.put(
                            part,
                            activity.studentId()
                                    .map(student -> of(part).with(student, held))
                                    .orElseGet(() -> new Hold(held, Map.of())));
                    more.remove(part, atFirst(part));
                    return new Holds(more);
                })
                .orElse(this);
    }
}
