package dev.millrace.polls;

import dev.millrace.identity.Student;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The poll that is on the students' pages, as the instructor sees it.
public record InstructorPoll(Optional<Told> current) {
    private static final int MOST_PAST = 20;

    /// The polls of the class that are over, newest first.
    public record Past(List<Told> polls) {
        public Past {
            polls = List.copyOf(polls);
        }
    }

    /// One poll with its result.
    ///
    /// @param missing the names of who has not answered
    public record Told(
            long id,
            Instant openedAt,
            PollQuestion question,
            Poll.State state,
            boolean revealed,
            PollResult result,
            int students,
            List<String> missing) {
        public Told {
            missing = List.copyOf(missing);
        }

        public boolean is(Poll.State other) {
            return state == other;
        }

        public String answered() {
            return result.answered() + " of " + students + " answered";
        }
    }

    public static InstructorPoll of(PollBook book, List<Student> students) {
        return new InstructorPoll(book.current().map(poll -> told(poll, students)));
    }

    public static Past past(PollBook book, List<Student> students) {
        return new Past(book.past().stream()
                .limit(MOST_PAST)
                .map(poll -> told(poll, students))
                .toList());
    }

    private static Told told(Poll poll, List<Student> students) {
        return new Told(
                poll.id(),
                poll.openedAt(),
                poll.question(),
                poll.state(),
                poll.revealed(),
                PollResult.of(poll),
                students.size(),
                students.stream()
                        .filter(student -> !poll.answers().containsKey(student.id()))
                        .map(Student::name)
                        .toList());
    }
}
