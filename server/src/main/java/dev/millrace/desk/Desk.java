package dev.millrace.desk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.classroom.HeldBack;
import dev.millrace.classroom.Lobby;
import dev.millrace.content.Course;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.course.CourseNotice;
import dev.millrace.course.Courses;
import dev.millrace.grading.Grading;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;
import dev.millrace.labs.Labs;
import dev.millrace.labs.RecordQuery;
import dev.millrace.practice.Practice;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts together what a viewer has before them, and notes what a student opened and read. A lesson counts as read
/// when its end has been on the student's screen, or when they went on from it by "next". Thread-safe.
public final class Desk {
    private final Courses courses;
    private final Practice practice;
    private final Docks docks;
    private final HeldBack heldBack;
    private final Lobby lobby;
    private final ActivityLog log;

    public Desk(
            Courses courses,
            Practice practice,
            Labs labs,
            Grading grading,
            HeldBack heldBack,
            Lobby lobby,
            ActivityLog log) {
        this.courses = courses;
        this.practice = practice;
        this.docks = new Docks(labs, grading);
        this.heldBack = heldBack;
        this.lobby = lobby;
        this.log = log;
    }

    /// What the request says about how a page should look.
    ///
    /// @param unclear id of a question that was answered unclearly just now, or nothing
    /// @param records which records the dock shows
    record Look(String unclear, boolean boardOpen, RecordQuery records) {}

    TodayView today(Viewer viewer) {
        var course = courses.course();
        var marks = marks(viewer, course);
        var held = heldBack.from(viewer);
        var opened = marks.lastOpened().filter(Slug::isValid).map(Slug::new);
        var go = opened.flatMap(slug -> goOn(course, marks, slug))
                .or(() -> course.openSteps().stream().findFirst())
                .filter(step -> !held.step(step.open().orElseThrow()));
        var here = go.flatMap(Step::open);
        return new TodayView(
                course.title(),
                course.tagline(),
                go.map(Desk::link).orElse(null),
                opened.isEmpty(),
                here.flatMap(course::place)
                        .map(place ->
                                place.day().title() + ", " + place.section().title())
                        .orElse(""),
                OutlineView.of(course, marks, held, here),
                lobby.of(viewer).orElse(null),
                notice(viewer));
    }

    /// The page of an open step; nothing when the course has none of this name.
    Optional<StepView> step(Viewer viewer, Slug slug, Look look) {
        var course = courses.course();
        return course.step(slug).map(step -> {
            var marks = viewer instanceof Student student ? opened(student, slug, course) : Marks.none();
            return page(viewer, course, marks).of(step, look);
        });
    }

    private StepPage page(Viewer viewer, Course course, Marks marks) {
        return new StepPage(course, practice, docks, viewer, marks, heldBack.from(viewer), notice(viewer));
    }

    /// Notes that a student read a lesson to its end; once.
    void read(Student student, Slug slug) {
        var course = courses.course();
        var marks = marks(student, course);
        if (course.lesson(slug).isPresent() && marks.hasOpened(slug) && !marks.hasRead(slug)) {
            log.append(Activity.by(student, Activity.Kind.READ).at(slug.value()));
        }
    }

    /// The hints of a lab as a student has them; nothing when the course has no such lab.
    Optional<HintLadder> hints(Student student, Slug slug) {
        return hints(student, slug, 0);
    }

    /// A student opens a hint. One that is open already is as it was, and one that cannot be opened yet stays shut.
    Optional<HintLadder> open(Student student, Slug slug, int number) {
        var course = courses.course();
        var lab = course.lab(slug).filter(l -> number <= l.hints().size());
        if (lab.isPresent() && new Hints(lab.get(), marks(student, course)).state(number) == HintLadder.State.NEXT) {
            var payload = JsonNodeFactory.instance.objectNode().put("hint", number);
            log.append(Activity.by(student, Activity.Kind.HINT_SHOWN)
                    .at(slug.value())
                    .with(payload));
        }
        return lab.flatMap(l -> hints(student, slug, number));
    }

    private Optional<HintLadder> hints(Student student, Slug slug, int fresh) {
        var course = courses.course();
        return course.lab(slug)
                .map(lab -> page(student, course, marks(student, course)).hints(lab, fresh));
    }

    /// Whether a step's "next" leads to the other; then going there is reading to the end.
    boolean leads(Slug from, Slug to) {
        return courses.course().next(from).flatMap(Step::open).equals(Optional.of(to));
    }

    /// Opening is noted when the student comes from elsewhere, not at every reload. Answers with the marks after it.
    private Marks opened(Student student, Slug slug, Course course) {
        var marks = marks(student, course);
        if (marks.lastOpened().equals(Optional.of(slug.value()))) {
            return marks;
        }
        log.append(Activity.by(student, Activity.Kind.OPENED).at(slug.value()));
        return marks(student, course);
    }

    /// The step that was open last, or the one after it when it is done.
    private static Optional<Step> goOn(Course course, Marks marks, Slug last) {
        var step = course.step(last);
        return marks.of(last).state() == Marks.State.DONE ? course.next(last).or(() -> step) : step;
    }

    private Marks marks(Viewer viewer, Course course) {
        return viewer instanceof Student student ? Marks.of(log.ofStudent(student.id()), course) : Marks.none();
    }

    private @Nullable CourseNotice notice(Viewer viewer) {
        return viewer instanceof Student ? null : courses.notice().orElse(null);
    }

    static StepLink link(Step step) {
        return new StepLink(
                step.name(), "/course/" + step.open().map(Slug::value).orElse(""));
    }
}
