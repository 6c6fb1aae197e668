package dev.millrace.practice;

import dev.millrace.content.Block;
import dev.millrace.content.Slug;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.identity.Viewer;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Keeps what students design in lessons, and says who may see what of it: nothing of the class and no model answer
/// before one's own is saved, never a name except to an instructor, and nothing of a class of fewer than
/// [#FEWEST]. Thread-safe.
public final class Designs {
    /// With fewer answers than this, what "the class" said would be what a neighbour said.
    static final int FEWEST = 3;

    private final Database database;
    private final DesignStore store;
    private final ActivityLog log;
    private final ModelAnswers modelAnswers;
    private final Clock clock;

    Designs(Database database, ActivityLog log, ModelAnswers modelAnswers, Clock clock) {
        this.database = database;
        this.store = new DesignStore(database);
        this.log = log;
        this.modelAnswers = modelAnswers;
        this.clock = clock;
    }

    /// Saves a design as the student's newest, unless it names nothing.
    DesignResult save(Student student, Slug step, Block.Design design, DesignSheet sheet) {
        var subject = design.fields().getFirst();
        if (sheet.isBlank()) {
            return new DesignResult.Refused(
                    "Nothing was saved: the table is empty. Fill one row or more, beginning with " + subject + ".", 0);
        }
        var nameless = sheet.firstNameless();
        if (nameless.isPresent()) {
            return new DesignResult.Refused(
                    "Nothing was saved yet: row " + (nameless.getAsInt() + 1) + " says nothing under " + subject
                            + ". Fill that cell in, or empty the row.",
                    nameless.getAsInt());
        }
        database.jdbi().useTransaction(h -> {
            store.add(h, student.id(), step, sheet, clock.instant());
            log.append(h, Activity.by(student, Activity.Kind.DESIGNED).at(step.value()));
        });
        return new DesignResult.Saved();
    }

    /// Shows one student's design to the class, without the name, or none; false when that student has saved none.
    boolean discuss(Instructor instructor, Slug step, Optional<StudentId> student) {
        var known = store.ofClass(instructor.classId(), step).stream().map(DesignAnswer::student);
        if (student.isPresent() && known.noneMatch(student.get()::equals)) {
            return false;
        }
        database.jdbi().useTransaction(h -> store.discuss(h, instructor.classId(), step, student));
        return true;
    }

    /// A design as this viewer may see it.
    public DesignView view(Viewer viewer, Slug step, Block.Design design) {
        var answers = store.ofClass(viewer.classId(), step);
        return DesignView.of(
                viewer,
                step,
                design,
                own(viewer, answers),
                comparison(viewer, step, design, answers),
                modelAnswers.heldFrom(viewer, step));
    }

    /// The same with what was typed and refused.
    DesignView refused(Student student, Slug step, Block.Design design, DesignSheet typed, DesignResult.Refused why) {
        return view(student, step, design).with(typed, why);
    }

    /// How the class answered, when this viewer may know.
    Optional<ComparisonView> comparison(Viewer viewer, Slug step, Block.Design design) {
        return comparison(viewer, step, design, store.ofClass(viewer.classId(), step));
    }

    private Optional<ComparisonView> comparison(
            Viewer viewer, Slug step, Block.Design design, List<DesignAnswer> answers) {
        var own = own(viewer, answers);
        if (design.compared().isEmpty() || (viewer instanceof Student && own.isEmpty())) {
            return Optional.empty();
        }
        var discussed = store.discussed(viewer.classId(), step);
        return Optional.of(ComparisonView.of(viewer, step, design, answers, own, discussed));
    }

    private static Optional<DesignAnswer> own(Viewer viewer, List<DesignAnswer> answers) {
        return answers.stream()
                .filter(answer ->
                        viewer instanceof Student student && answer.student().equals(student.id()))
                .findFirst();
    }
}
