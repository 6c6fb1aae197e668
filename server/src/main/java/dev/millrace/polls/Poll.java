package dev.millrace.polls;

import dev.millrace.identity.StudentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One poll of a class with what was answered, as the activity log tells it. Immutable.
///
/// @param id the position in the log at which it was opened
/// @param revealed whether the right answer is shown with the results
/// @param answers the last one of each student
public record Poll(
        long id,
        Instant openedAt,
        PollQuestion question,
        State state,
        boolean revealed,
        Map<StudentId, List<String>> answers) {
    /// How far it is.
    public enum State {
        /// Takes answers; nobody but the instructor sees how they fall.
        OPEN,
        CLOSED,
        /// Closed, and the class sees the result.
        SHOWN,
        /// Off the students' pages; in the class's history.
        DROPPED
    }

    public Poll {
        answers = Map.copyOf(answers);
    }

    public boolean is(State other) {
        return state == other;
    }

    public Optional<List<String>> answerOf(StudentId student) {
        return Optional.ofNullable(answers.get(student));
    }

    Poll answered(StudentId student, List<String> values) {
        if (state != State.OPEN) {
            return this; // came too late
        }
        var more = new HashMap<>(answers);
        more.put(student, values);
        return new Poll(id, openedAt, question, state, revealed, more);
    }

    Poll to(State next) {
        return new Poll(id, openedAt, question, next, revealed, answers);
    }

    Poll shown(boolean withRight) {
        return new Poll(id, openedAt, question, State.SHOWN, withRight, answers);
    }
}
