package dev.millrace.classroom;

import dev.millrace.polls.StudentPoll;
import java.util.Optional;

/// The place of the poll on a student's pages, also while there is none.
public record PollStrip(Optional<StudentPoll> poll) {}
