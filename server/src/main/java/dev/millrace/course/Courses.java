package dev.millrace.course;

import dev.millrace.content.Course;
import dev.millrace.content.CourseReader;
import dev.millrace.content.Finding;
import dev.millrace.content.Reading;
import dev.millrace.web.Problem;
import io.javalin.http.HttpStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The course that this server teaches. Its folder is watched: a change that reads without a fault replaces the
/// course at once, a change with a fault leaves the last good version in place and is told to the author. At
/// the start, when there is no version before, a course with faults is shown without its faulty parts.
/// Thread-safe; close it to end the watch.
public final class Courses implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courses.class);

    private final Path folder;
    private final CourseReader reader = new CourseReader(CourseReader.Depth.PAGES);
    private final CourseWatch watch;
    private volatile State state;

    /// @param behind whether the files are newer than the course that is shown
    private record State(Optional<Course> course, List<Finding> findings, boolean behind) {}

    private Courses(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.state = new State(Optional.empty(), List.of(), false);
        this.watch = CourseWatch.start(this.folder, this::read);
    }

    /// Reads a course folder and watches it from now on. A folder that holds no course is no failure: the
    /// pages say so, and the course appears when it is there.
    public static Courses open(Path folder) {
        return new Courses(folder);
    }

    /// The course as it is now.
    ///
    /// @throws Problem when there has been none that could be read
    public Course course() {
        return state.course().orElseThrow(Courses::unreadable);
    }

    public Optional<Course> current() {
        return state.course();
    }

    /// What an author should know: nothing while all is well.
    public Optional<CourseNotice> notice() {
        var now = state;
        return now.findings().isEmpty()
                ? Optional.empty()
                : Optional.of(CourseNotice.of(now.findings(), folder, now.behind()));
    }

    private void read() {
        var reading = reader.read(folder);
        state = after(state, reading);
        LOG.info(
                "course read folder={} steps={} findings={} shown={}",
                folder.getFileName(),
                reading.course().map(course -> course.steps().size()).orElse(0),
                reading.findings().size(),
                state.behind() ? "last good version" : "this version");
    }

    private static State after(State before, Reading reading) {
        var replaces = reading.whole() || before.course().isEmpty();
        return new State(replaces ? reading.course() : before.course(), reading.findings(), !replaces);
    }

    private static Problem unreadable() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The course cannot be read",
                "Its files have a fault that the instructor sees with file and line. The page works again as soon as it is"
                        + " mended.",
                new Problem.Next("Try again", "/course"));
    }

    @Override
    public void close() {
        watch.close();
    }
}
