package dev.millrace.classroom;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.polls.Poll;
import dev.millrace.polls.PollAnswer;
import dev.millrace.polls.PollBook;
import dev.millrace.polls.PollQuestion;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import java.util.List;
import java.util.Optional;

/// Polls of a class: an instructor opens, closes, shows and drops; students answer, once each, and may change it while
/// it is open. All of it is in the activity log. Thread-safe.
final class Polling {
    private final ActivityLog log;
    private final LiveClasses classes;

    Polling(ActivityLog log, LiveClasses classes) {
        this.log = log;
        this.classes = classes;
    }

    /// Opens a poll; one that is on the students' pages makes room for it.
    void open(Instructor instructor, PollQuestion question) {
        var before = last(book(instructor));
        log.append(Activity.in(instructor.classId(), Activity.Kind.POLL_OPENED).with(question.json()));
        classes.of(instructor.classId()).heard(state -> last(state.asking().polls()) > before);
    }

    void close(Instructor instructor, long id) {
        change(instructor, id, Activity.Kind.POLL_CLOSED, false, Poll.State.CLOSED);
    }

    /// Ends the poll and shows its result on the students' pages.
    void show(Instructor instructor, long id, boolean withRight) {
        change(instructor, id, Activity.Kind.POLL_SHOWN, withRight, Poll.State.SHOWN);
    }

    void drop(Instructor instructor, long id) {
        change(instructor, id, Activity.Kind.POLL_DROPPED, false, Poll.State.DROPPED);
    }

    private void change(Instructor instructor, long id, Activity.Kind kind, boolean withRight, Poll.State state) {
        var current = book(instructor).current().filter(poll -> poll.id() == id);
        if (current.isEmpty() || (current.get().is(state) && current.get().revealed() == withRight)) {
            return; // somebody else was faster
        }
        var payload = JsonNodeFactory.instance.objectNode().put("poll", id);
        log.append(Activity.in(instructor.classId(), kind).with(withRight ? payload.put("right", true) : payload));
        classes.of(instructor.classId())
                .heard(now -> now.asking()
                        .polls()
                        .find(id)
                        .filter(poll -> poll.is(state) && (!withRight || poll.revealed()))
                        .isPresent());
    }

    /// Judges an answer and keeps it when it is one and the poll is open; empty when the class has no such open poll.
    Optional<PollAnswer> answer(Student student, long id, List<String> values) {
        var poll = classes.of(student.classId())
                .state()
                .asking()
                .polls()
                .current()
                .filter(p -> p.id() == id && p.is(Poll.State.OPEN));
        return poll.map(p -> {
            var answer = PollAnswer.of(p.question(), values);
            if (answer instanceof PollAnswer.Given(var given)) {
                keep(student, p, given);
            }
            return answer;
        });
    }

    private void keep(Student student, Poll poll, List<String> given) {
        if (poll.answerOf(student.id()).filter(given::equals).isPresent()) {
            return; // the same again, from another tab or by another press
        }
        var payload = JsonNodeFactory.instance.objectNode().put("poll", poll.id());
        given.forEach(payload.putArray("values")::add);
        log.append(Activity.by(student, Activity.Kind.POLL_ANSWERED).with(payload));
        classes.of(student.classId())
                .heard(state -> state.asking()
                        .polls()
                        .find(poll.id())
                        .flatMap(now -> now.answerOf(student.id()))
                        .filter(given::equals)
                        .isPresent());
    }

    PollBook book(Instructor instructor) {
        return classes.of(instructor.classId()).state().asking().polls();
    }

    private static long last(PollBook book) {
        return book.polls().isEmpty() ? 0 : book.polls().getLast().id();
    }
}
