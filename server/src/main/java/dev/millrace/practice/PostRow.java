package dev.millrace.practice;

import dev.millrace.identity.StudentId;
import java.util.Optional;

/// One post as it is kept. Name and text are untrusted; the text is Markdown, and empty once it was removed.
///
/// @param parent the post that it replies to
/// @param anonymous whether peers do not see the name
record PostRow(
        long id,
        Optional<Long> parent,
        StudentId student,
        String author,
        String text,
        boolean anonymous,
        boolean pinned,
        boolean edited,
        boolean removed) {}
