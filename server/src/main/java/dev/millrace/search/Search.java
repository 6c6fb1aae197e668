package dev.millrace.search;

import dev.millrace.content.Course;
import dev.millrace.course.Courses;
import java.util.List;
import java.util.Optional;

/// Finds places of the course as it is now: after a change of its files the first search makes a new index. Façade of
/// this feature; thread-safe.
public final class Search {
    private static final int LONGEST = 200;

    private final Courses courses;
    private volatile Optional<Indexed> indexed = Optional.empty();

    /// An index and the course that it was made of.
    private record Indexed(Course course, CourseIndex index) {}

    public Search(Courses courses) {
        this.courses = courses;
    }

    ResultsView results(String query) {
        var asked = query.length() > LONGEST ? query.substring(0, LONGEST) : query;
        return new ResultsView(asked.strip(), asked.isBlank() ? List.of() : index().find(asked));
    }

    /// Two who search at the same moment after a change may both make one; it takes less than a second.
    private CourseIndex index() {
        var course = courses.course();
        var now = indexed.filter(made -> made.course().equals(course));
        if (now.isEmpty()) {
            now = Optional.of(new Indexed(course, CourseIndex.of(course)));
            indexed = now;
        }
        return now.get().index();
    }
}
