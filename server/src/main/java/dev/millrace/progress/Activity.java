package dev.millrace.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One fact of a class: who did what, when, at which step. Rows are only ever added; every view of progress is a fold
/// over them.
///
/// @param id the position in the log, rising
/// @param studentId whose it is; empty for what concerns the whole class
/// @param step the slug of the lesson or lab it is about, if any
/// @param payload what else there is to say, an object
public record Activity(
        long id,
        ClassId classId,
        Optional<StudentId> studentId,
        Instant at,
        Kind kind,
        Optional<String> step,
        JsonNode payload) {

    /// What happened. The stored name is the lower-case name with hyphens.
    public enum Kind {
        JOINED,
        OPENED,
        READ,
        ANSWERED,
        DESIGNED,
        POSTED,
        LAB_STARTED,
        LAB_READY,
        LAB_STOPPED,
        LAB_IDLE,
        LAB_RESET,
        LAB_FAILED,
        CHECK_PASSED,
        SUBMITTED,
        JUDGED,
        HINT_SHOWN,
        HAND_RAISED,
        HAND_LOWERED,
        HAND_TAKEN,
        /// The instructor said where the class is.
        CLASS_MOVED,
        /// The same, and asks everybody to come.
        CLASS_GATHERED,
        EXERCISE_STARTED,
        EXERCISE_EXTENDED,
        EXERCISE_ENDED,
        ANNOUNCED,
        /// A part of the course is held back, for all or for one student; and given out again.
        HELD,
        RELEASED,
        FOLLOWED,
        UNFOLLOWED,
        /// A student has seen what was said to everybody.
        NOTED,
        POLL_OPENED,
        POLL_ANSWERED,
        POLL_CLOSED,
        POLL_SHOWN,
        POLL_DROPPED,
        /// The instructor wrote to one student.
        MESSAGE_SENT,
        /// A student wrote to the instructor.
        MESSAGE_REPLIED,
        MESSAGE_SEEN,
        /// The instructor opened a hint for one student.
        HINT_SENT,
        /// Something on the board of a discussion is different: a vote, an edit, a pin, the summary.
        BOARD_CHANGED,
        /// The projector shows another slide of a step.
        SLIDE_SHOWN,
        /// Who is in the class, or whose a row of its log is, is different: fold the log anew. Of the class.
        ROSTER_CHANGED,
        /// A student's browser reported what it found before the class began.
        PREFLIGHT;

        /// The name in the database and in payloads.
        public String stored() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// An activity that is not in the log yet; the log gives it its id and time.
    public record Draft(
            ClassId classId, Optional<StudentId> studentId, Kind kind, Optional<String> step, JsonNode payload) {
        public Draft at(String slug) {
            return new Draft(classId, studentId, kind, Optional.of(slug), payload);
        }

        public Draft with(JsonNode more) {
            return new Draft(classId, studentId, kind, step, more);
        }
    }

    /// Begins a draft: `Activity.by(student, Kind.OPENED).at("time-and-windows")`.
    public static Draft by(Student student, Kind kind) {
        return new Draft(
                student.classId(),
                Optional.of(student.id()),
                kind,
                Optional.empty(),
                JsonNodeFactory.instance.objectNode());
    }

    /// Begins a draft of what an instructor does for the whole class.
    public static Draft in(ClassId classId, Kind kind) {
        return new Draft(classId, Optional.empty(), kind, Optional.empty(), JsonNodeFactory.instance.objectNode());
    }
}
