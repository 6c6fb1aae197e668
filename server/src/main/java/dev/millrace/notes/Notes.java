package dev.millrace.notes;

import dev.millrace.content.Course;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.content.text.Remark;
import dev.millrace.course.Courses;
import dev.millrace.identity.Student;
import dev.millrace.storage.Database;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Keeps what students write and mark for themselves. Not a fact of the activity log, which the instructor reads.
/// Façade of this feature; thread-safe.
public final class Notes {
    /// The most characters of one note.
    public static final int LONGEST = 20_000;

    private final Database database;
    private final NoteStore store;
    private final Courses courses;
    private final Clock clock;

    public Notes(Database database, Courses courses, Clock clock) {
        this.database = database;
        this.store = new NoteStore(database);
        this.courses = courses;
        this.clock = clock;
    }

    /// A student's note on a step; an empty one when there is none.
    Note note(Student student, Slug step) {
        return store.note(student.id(), step).orElse(Note.none(step.value()));
    }

    /// Saves a note that was changed from version `base`; never over a version that its writer did not see.
    Saving save(Student student, Slug step, int base, String text) {
        if (text.length() > LONGEST) {
            return new Saving.TooLong();
        }
        var before = note(student, step);
        if (before.version() == base && before.text().equals(text)) {
            return new Saving.Saved(before);
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var written = database.jdbi()
                .inTransaction(h -> base == 0
                        ? store.begin(h, student.id(), step, text, at)
                        : store.replace(h, student.id(), step, base, text, at));
        return written
                ? new Saving.Saved(new Note(step.value(), text, base + 1, at))
                : new Saving.Changed(note(student, step));
    }

    /// Everything that a student wrote, in the order of the course; what belongs to steps that are gone comes last.
    public List<Written> written(Student student) {
        var course = courses.course();
        var order = course.openSteps().stream()
                .map(step -> step.open().orElseThrow().value())
                .toList();
        return store.notes(student.id()).stream()
                .filter(note -> !note.text().isBlank())
                .sorted(Comparator.comparingInt(note -> place(order, note.step())))
                .map(note -> new Written(note, name(course, note.step()), html(note.text())))
                .toList();
    }

    /// A note with the name of its step, and as HTML.
    public record Written(Note note, String stepName, String html) {}

    private static int place(List<String> order, String step) {
        var index = order.indexOf(step);
        return index < 0 ? order.size() : index;
    }

    private static String name(Course course, String slug) {
        return Optional.of(slug)
                .filter(Slug::isValid)
                .flatMap(valid -> course.step(new Slug(valid)))
                .map(Step::name)
                .orElse(slug);
    }

    /// All notes as one Markdown file.
    String file(Student student) {
        var file = new StringBuilder("# Notes: " + courses.course().title() + "\n");
        for (var each : written(student)) {
            file.append("\n## ")
                    .append(each.stepName())
                    .append("\n\n")
                    .append(each.note().text().strip())
                    .append('\n');
        }
        return file.toString();
    }

    /// Markdown as it may stand in a page. Headings lose their ids: the lesson around it has its own.
    String html(String text) {
        return Remark.body(text).html();
    }

    public List<Bookmark> bookmarks(Student student) {
        return store.bookmarks(student.id());
    }

    /// What of a step can be marked, in the order of its page.
    List<Bookmark> places(Slug step) {
        return Places.of(courses.course(), step);
    }

    /// Marks a place of a step. False when the step has no such place.
    boolean mark(Student student, Slug step, String anchor) {
        var place = places(step).stream()
                .filter(each -> each.anchor().equals(anchor))
                .findFirst();
        place.ifPresent(
                found -> database.jdbi().useTransaction(h -> store.mark(h, student.id(), found, clock.instant())));
        return place.isPresent();
    }

    void unmark(Student student, Slug step, String anchor) {
        database.jdbi().useTransaction(h -> store.unmark(h, student.id(), step.value(), anchor));
    }
}
