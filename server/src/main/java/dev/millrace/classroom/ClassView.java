package dev.millrace.classroom;

import dev.millrace.course.CourseNotice;
import java.util.Optional;

/// The class page as it is opened: the live part, and what is wrong with the course's files, if anything;
/// and that submissions are not contained, if so.
///
/// @param title what instructors call the class
public record ClassView(String title, ClassPage live, Optional<CourseNotice> notice, Optional<String> caution) {
    /// The form for a poll, empty.
    public PollForm compose() {
        return PollForm.EMPTY;
    }
}
