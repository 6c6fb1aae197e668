package dev.millrace.classroom;

import dev.millrace.content.Course;
import dev.millrace.identity.StudentId;
import dev.millrace.polls.StudentPoll;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a student is asked and told, on every page: the poll, messages, a hint that was sent, and which boards have
/// changed.
///
/// @param poll what is on all pages now
/// @param sentHint the hint that came last and is not put away
/// @param boards changes when the board of any discussion does
public record AskedView(Optional<StudentPoll> poll, TalkView talk, Optional<SentHint> sentHint, String boards) {
    /// A hint that an instructor opened for the student.
    ///
    /// @param by the instructor's name
    public record SentHint(String lab, int number, String by) {}

    static AskedView of(Course course, ClassState state, StudentId student) {
        var asked = state.asking().of(student);
        return new AskedView(
                StudentPoll.of(state.asking().polls(), student),
                TalkView.ofStudent(course, asked),
                asked.sentHint()
                        .flatMap(message ->
                                message.hint().map(sent -> new SentHint(sent.lab(), sent.number(), message.author()))),
                state.asking().boards().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining(" ")));
    }
}
