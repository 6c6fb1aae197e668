package dev.millrace.practice;

import dev.millrace.content.Block;
import dev.millrace.content.Slug;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;

/// The boards under discussions: posts, replies, votes, and what an instructor pins, removes and sums up. Whoever
/// changes something changes a post of their own class; each change is told in the activity log. Thread-safe.
public final class Boards {
    private final Database database;
    private final BoardStore store;
    private final ActivityLog log;
    private final Clock clock;

    Boards(Database database, ActivityLog log, Clock clock) {
        this.database = database;
        this.store = new BoardStore(database);
        this.log = log;
        this.clock = clock;
    }

    /// Puts a text on the class's board; false when there is nothing in it, or when what it replies to is not there.
    ///
    /// @param parent the post that it replies to; a reply has no replies of its own
    boolean post(Student student, Slug step, Optional<Long> parent, String text, boolean anonymous) {
        if (text.isBlank()) {
            return false;
        }
        return database.jdbi().inTransaction(h -> {
            boolean fits = parent.isEmpty()
                    || store.hold(h, student.classId(), step, parent.get())
                            .filter(row -> row.parent().isEmpty())
                            .isPresent();
            if (fits) {
                store.post(h, student, step, parent, text.strip(), anonymous, clock.instant());
                log.append(h, Activity.by(student, Activity.Kind.POSTED).at(step.value()));
            }
            return fits;
        });
    }

    /// Changes the text of a post of the student's own; false when it is not theirs, gone, or the text is blank.
    boolean edit(Student student, Slug step, long post, String text) {
        return !text.isBlank()
                && change(student, step, post, (h, row) -> {
                    boolean own = row.student().equals(student.id());
                    if (own) {
                        store.edit(h, post, text.strip(), clock.instant());
                    }
                    return own;
                });
    }

    /// Votes for somebody else's post, or takes the vote back.
    boolean vote(Student student, Slug step, long post, boolean on) {
        return change(student, step, post, (h, row) -> {
            boolean others = !row.student().equals(student.id());
            if (others) {
                store.vote(h, student.id(), post, on);
            }
            return others;
        });
    }

    boolean pin(Instructor instructor, Slug step, long post, boolean on) {
        return change(instructor, step, post, (h, row) -> {
            store.pin(h, post, on && row.parent().isEmpty());
            return true;
        });
    }

    /// Takes a post's text away for good; that there was one stays visible.
    boolean remove(Instructor instructor, Slug step, long post) {
        return change(instructor, step, post, (h, _) -> {
            store.remove(h, post, clock.instant());
            return true;
        });
    }

    /// Makes a text part of the lesson for the instructor's class; an empty one takes it out again.
    void summarise(Instructor instructor, Slug step, String text) {
        database.jdbi().useTransaction(h -> {
            var summary = new Summary(text.strip(), instructor.name());
            store.summarise(h, instructor.classId(), step, summary, clock.instant());
            log.append(h, changed(instructor, step));
        });
    }

    /// The board under a discussion as this viewer may see it.
    DiscussionView view(Viewer viewer, Slug step, Block.Discuss discuss, boolean open) {
        var board = new BoardReader(viewer, store.votes(viewer.classId(), step));
        var posts = board.threads(store.posts(viewer.classId(), step));
        return DiscussionView.of(viewer, step, discuss, posts, store.summary(viewer.classId(), step), open);
    }

    private boolean change(Viewer viewer, Slug step, long post, BiPredicate<Handle, PostRow> change) {
        return database.jdbi().inTransaction(h -> {
            var row = store.hold(h, viewer.classId(), step, post);
            boolean done = row.isPresent() && change.test(h, row.get());
            if (done) {
                log.append(h, changed(viewer, step));
            }
            return done;
        });
    }

    private static Activity.Draft changed(Viewer viewer, Slug step) {
        var draft = switch (viewer) {
            case Student student -> Activity.by(student, Activity.Kind.BOARD_CHANGED);
            case Instructor instructor -> Activity.in(instructor.classId(), Activity.Kind.BOARD_CHANGED);
        };
        return draft.at(step.value());
    }
}
