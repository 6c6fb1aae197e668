package dev.millrace.classroom;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import java.util.Optional;

/// Raised hands: a student raises and lowers, the instructor takes. Raising twice is raising once; another question
/// keeps the place. Thread-safe.
final class Hands {
    private final ActivityLog log;
    private final LiveClasses classes;

    Hands(ActivityLog log, LiveClasses classes) {
        this.log = log;
        this.classes = classes;
    }

    /// @param step the slug of the page that the student is on
    /// @param question Markdown; empty for none
    void raise(Student student, Optional<String> step, String question) {
        var up = asked(student).hand();
        if (up.filter(hand -> hand.question().equals(question)).isPresent()) {
            return;
        }
        var draft = Activity.by(student, Activity.Kind.HAND_RAISED)
                .with(JsonNodeFactory.instance.objectNode().put("question", question));
        log.append(step.map(draft::at).orElse(draft));
        classes.of(student.classId())
                .heard(state -> state.asking()
                        .of(student.id())
                        .hand()
                        .filter(hand -> hand.question().equals(question))
                        .isPresent());
    }

    /// Takes the hand down, and thanks whoever comes.
    void lower(Student student) {
        var asked = asked(student);
        if (asked.hand().isPresent() || asked.coming().isPresent()) {
            log.append(Activity.by(student, Activity.Kind.HAND_LOWERED));
            classes.of(student.classId()).heard(state -> {
                var now = state.asking().of(student.id());
                return now.hand().isEmpty() && now.coming().isEmpty();
            });
        }
    }

    /// The instructor goes to a student of their own class.
    void take(Instructor instructor, Student student) {
        if (student.classId().equals(instructor.classId())
                && asked(student).hand().isPresent()) {
            var by = JsonNodeFactory.instance.objectNode().put("by", instructor.name());
            log.append(Activity.by(student, Activity.Kind.HAND_TAKEN).with(by));
            classes.of(student.classId())
                    .heard(state -> state.asking().of(student.id()).hand().isEmpty());
        }
    }

    private Asked asked(Student student) {
        return classes.of(student.classId()).state().asking().of(student.id());
    }
}
