package dev.millrace.classroom;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.content.Course;
import dev.millrace.content.Step;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.progress.Activity;
import dev.millrace.progress.Activity.Kind;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.util.Optional;

/// What instructors say to everybody, and who has seen it. Thread-safe.
final class Announcements {
    /// Characters of one, at most.
    static final int LONGEST = 1_000;

    private final Database database;
    private final ActivityLog log;
    private final LiveClasses classes;
    private final Pacing pacing;

    Announcements(Database database, ActivityLog log, LiveClasses classes, Pacing pacing) {
        this.database = database;
        this.log = log;
        this.classes = classes;
        this.pacing = pacing;
    }

    /// What came of it.
    sealed interface Said {
        record Done(ClassState state) implements Said {}

        /// Not said, and why.
        record Refused(String why) implements Said {}
    }

    /// What is to be said, and the step it links to.
    ///
    /// @param gather whether the class is brought to that step as well
    record Draft(String text, Optional<Step> step, boolean gather) {}

    Said say(Instructor instructor, Course course, Draft draft, String zone) {
        var text = draft.text().strip();
        if (text.isEmpty()) {
            return new Said.Refused("Nothing was said: the message is empty. Write a sentence first.");
        }
        if (text.length() > LONGEST) {
            return new Said.Refused("Nothing was said yet: the message has " + text.length()
                    + " characters, and at most 1,000 fit on a banner. Shorten it, and say it again.");
        }
        database.jdbi().useTransaction(h -> {
            if (draft.gather() && draft.step().isPresent()) {
                pacing.move(h, instructor, course, draft.step().get(), zone, true);
            }
            var payload =
                    JsonNodeFactory.instance.objectNode().put("text", text).put("by", instructor.name());
            var said = Activity.in(instructor.classId(), Kind.ANNOUNCED).with(payload);
            log.append(
                    h,
                    draft.step()
                            .flatMap(Step::open)
                            .map(slug -> said.at(slug.value()))
                            .orElse(said));
        });
        return new Said.Done(classes.of(instructor.classId())
                .heard(state -> state.lead().announcements().stream()
                        .anyMatch(announcement -> announcement.text().equals(text))));
    }

    /// A student has seen an announcement, or the wish to come; once.
    ///
    /// @param id its position in the log
    ClassState note(Student student, long id) {
        var live = classes.of(student.classId());
        var lead = live.state().lead();
        var said = lead.turns().stream().anyMatch(turn -> turn.id() == id);
        if (said && !lead.hasNoted(student.id(), id)) {
            log.append(Activity.by(student, Kind.NOTED)
                    .with(JsonNodeFactory.instance.objectNode().put("of", id)));
            return live.heard(state -> state.lead().hasNoted(student.id(), id));
        }
        return live.state();
    }
}
