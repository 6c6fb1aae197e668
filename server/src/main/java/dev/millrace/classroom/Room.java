package dev.millrace.classroom;

import dev.millrace.progress.Activity;
import java.util.Optional;

/// What the instructor decided for the whole class, folded from the activity log. Immutable.
///
/// @param at the slug of the step that the class is on
record Room(Optional<String> at) {
    static final Room NEW = new Room(Optional.empty());

    Room after(Activity activity) {
        return switch (activity.kind()) {
            case CLASS_MOVED, CLASS_GATHERED -> new Room(activity.step());
            default -> this; // what students do
        };
    }
}
