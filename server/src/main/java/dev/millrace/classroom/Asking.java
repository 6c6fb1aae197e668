package dev.millrace.classroom;

import dev.millrace.identity.StudentId;
import dev.millrace.polls.PollBook;
import dev.millrace.progress.Activity;
import java.util.HashMap;
import java.util.Map;

/// What is asked and answered in a class, folded from the activity log. Immutable.
///
/// @param boards the position in the log of the last change to the board of each discussion, by the lesson's slug
record Asking(Map<StudentId, Asked> students, PollBook polls, Map<String, Long> boards) {
    static final Asking NONE = new Asking(Map.of(), PollBook.EMPTY, Map.of());

    Asking {
        students = Map.copyOf(students);
        boards = Map.copyOf(boards);
    }

    Asking after(Activity activity) {
        return switch (activity.kind()) {
            case POLL_OPENED, POLL_ANSWERED, POLL_CLOSED, POLL_SHOWN, POLL_DROPPED ->
                new Asking(students, polls.after(activity), boards);
            case HAND_RAISED,
                    HAND_LOWERED,
                    HAND_TAKEN,
                    MESSAGE_SENT,
                    MESSAGE_REPLIED,
                    MESSAGE_SEEN,
                    HINT_SHOWN,
                    HINT_SENT -> ofStudent(activity);
            case POSTED, BOARD_CHANGED -> board(activity);
            default -> this; // asks nothing
        };
    }

    Asked of(StudentId id) {
        return students.getOrDefault(id, Asked.NOTHING);
    }

    private Asking ofStudent(Activity activity) {
        if (activity.studentId().isEmpty()) {
            return this;
        }
        var more = new HashMap<>(students);
        more.put(activity.studentId().get(), of(activity.studentId().get()).after(activity));
        return new Asking(more, polls, boards);
    }

    private Asking board(Activity activity) {
        var more = new HashMap<>(boards);
        activity.step().ifPresent(step -> more.put(step, activity.id()));
        return new Asking(students, polls, more);
    }
}
