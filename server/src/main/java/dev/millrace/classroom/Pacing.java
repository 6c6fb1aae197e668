package dev.millrace.classroom;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.content.Course;
import dev.millrace.content.Step;
import dev.millrace.identity.Instructor;
import dev.millrace.progress.Activity;
import dev.millrace.progress.Activity.Kind;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Where the class is, by the instructor's word, and the countdown that runs. Thread-safe.
final class Pacing {
    /// Minutes of a countdown, at most.
    static final int LONGEST = 180;

    private final Database database;
    private final ActivityLog log;
    private final LiveClasses classes;

    Pacing(Database database, ActivityLog log, LiveClasses classes) {
        this.database = database;
        this.log = log;
        this.classes = classes;
    }

    /// Says where the class is from now on. A section that was held back for all opens when the class gets there.
    ///
    /// @param step an open step of the course
    /// @param zone the browser's name of its time zone, or nothing
    /// @param gather whether everybody is asked to come
    /// @return the class after it
    ClassState move(Instructor instructor, Course course, Step step, String zone, boolean gather) {
        var slug = step.open().orElseThrow().value();
        database.jdbi().useTransaction(h -> move(h, instructor, course, step, zone, gather));
        return heard(
                instructor,
                state -> state.lead()
                        .lastMove()
                        .filter(move -> move.step().equals(slug) && move.gathers() == gather)
                        .isPresent());
    }

    /// The same within the caller's transaction.
    void move(Handle h, Instructor instructor, Course course, Step step, String zone, boolean gather) {
        var slug = step.open().orElseThrow();
        course.place(slug)
                .map(place -> new Part.Section(place.section().number()))
                .filter(section -> state(instructor).lead().holds().of(section).forAll())
                .ifPresent(section -> log.append(
                        h,
                        Activity.in(instructor.classId(), Kind.RELEASED)
                                .with(payload().put("what", section.word()))));
        log.append(
                h,
                Activity.in(instructor.classId(), gather ? Kind.CLASS_GATHERED : Kind.CLASS_MOVED)
                        .at(slug.value())
                        .with(payload().put("zone", zone).put("by", instructor.name())));
    }

    /// Starts a countdown; one that runs is replaced.
    ///
    /// @param pause the break's name, for a break
    ClassState start(Instructor instructor, int minutes, Optional<String> step, Optional<String> pause) {
        var before = countdownId(state(instructor));
        var payload = payload().put("minutes", minutes);
        pause.ifPresent(title -> payload.put("pause", title));
        var draft = Activity.in(instructor.classId(), Kind.EXERCISE_STARTED).with(payload);
        log.append(step.map(draft::at).orElse(draft));
        return heard(instructor, state -> countdownId(state) > before);
    }

    /// Gives more time to the countdown that runs; nothing when there is none.
    ClassState extend(Instructor instructor, int minutes) {
        var before = state(instructor);
        if (before.lead().countdown().isEmpty()) {
            return before;
        }
        log.append(Activity.in(instructor.classId(), Kind.EXERCISE_EXTENDED)
                .with(payload().put("minutes", minutes)));
        return heard(
                instructor,
                state -> !state.lead().countdown().equals(before.lead().countdown()));
    }

    /// Ends the countdown; nothing when there is none.
    ClassState end(Instructor instructor) {
        if (state(instructor).lead().countdown().isPresent()) {
            log.append(Activity.in(instructor.classId(), Kind.EXERCISE_ENDED));
        }
        return heard(instructor, state -> state.lead().countdown().isEmpty());
    }

    private ClassState state(Instructor instructor) {
        return classes.of(instructor.classId()).state();
    }

    private ClassState heard(Instructor instructor, Predicate<ClassState> change) {
        return classes.of(instructor.classId()).heard(change);
    }

    private static long countdownId(ClassState state) {
        return state.lead().countdown().map(Countdown::id).orElse(0L);
    }

    private static ObjectNode payload() {
        return JsonNodeFactory.instance.objectNode();
    }
}
