package dev.millrace.classroom;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.content.Lab;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// What instructors and one student write to each other, and hints that an instructor opens for a student. Kept in the
/// activity log; nobody but the two sides reads it. Thread-safe.
final class Messages {
    private final ActivityLog log;
    private final LiveClasses classes;

    Messages(ActivityLog log, LiveClasses classes) {
        this.log = log;
        this.classes = classes;
    }

    /// @param text Markdown; nothing is sent when it is blank
    void send(Instructor instructor, Student student, String text) {
        if (!text.isBlank()) {
            var payload = JsonNodeFactory.instance
                    .objectNode()
                    .put("by", instructor.name())
                    .put("text", text.strip());
            append(student, Activity.by(student, Activity.Kind.MESSAGE_SENT).with(payload));
        }
    }

    void reply(Student student, String text) {
        if (!text.isBlank()) {
            var payload = JsonNodeFactory.instance.objectNode().put("text", text.strip());
            append(student, Activity.by(student, Activity.Kind.MESSAGE_REPLIED).with(payload));
        }
    }

    /// The student puts away what came up to a position in the log.
    void seen(Student student, long upTo) {
        if (asked(student).seen() < upTo) {
            var payload = JsonNodeFactory.instance.objectNode().put("upTo", upTo);
            log.append(Activity.by(student, Activity.Kind.MESSAGE_SEEN).with(payload));
            classes.of(student.classId())
                    .heard(state -> state.asking().of(student.id()).seen() >= upTo);
        }
    }

    /// The number of the first hint of a lab that the student has neither opened nor been sent.
    static Optional<Integer> next(Asked asked, Lab lab) {
        var known = asked.hints().getOrDefault(lab.slug().value(), Set.of());
        return IntStream.rangeClosed(1, lab.hints().size())
                .boxed()
                .filter(number -> !known.contains(number))
                .findFirst();
    }

    /// Opens one hint for the student; one that they have already is not sent again.
    void sendHint(Instructor instructor, Student student, Lab lab, int number) {
        var known = asked(student).hints().getOrDefault(lab.slug().value(), Set.of());
        if (number >= 1 && number <= lab.hints().size() && !known.contains(number)) {
            var payload = JsonNodeFactory.instance
                    .objectNode()
                    .put("by", instructor.name())
                    .put("hint", number);
            append(
                    student,
                    Activity.by(student, Activity.Kind.HINT_SENT)
                            .at(lab.slug().value())
                            .with(payload));
        }
    }

    private void append(Student student, Activity.Draft draft) {
        var last = last(asked(student));
        log.append(draft);
        classes.of(student.classId()).heard(state -> last(state.asking().of(student.id())) > last);
    }

    private static long last(Asked asked) {
        return asked.messages().isEmpty() ? 0 : asked.messages().getLast().id();
    }

    private Asked asked(Student student) {
        return classes.of(student.classId()).state().asking().of(student.id());
    }
}
