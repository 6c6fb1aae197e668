package dev.millrace.classroom;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.content.Course;
import dev.millrace.content.Slug;
import dev.millrace.course.Courses;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;
import dev.millrace.progress.Activity;
import dev.millrace.progress.Activity.Kind;
import dev.millrace.progress.ActivityLog;
import java.util.Optional;

/// What an instructor holds back from students, and gives out: sections, the hints of a lab and its solution, the model
/// answer of a design. Thread-safe.
public final class HeldBack {
    private final ActivityLog log;
    private final LiveClasses classes;
    private final Courses courses;

    public HeldBack(ActivityLog log, LiveClasses classes, Courses courses) {
        this.log = log;
        this.classes = classes;
        this.courses = courses;
    }

    /// What is held back from one viewer.
    public interface From {
        /// Whether a step has no page for them yet.
        boolean step(Slug step);

        boolean hints(Slug lab);

        boolean modelAnswer(Slug lesson);

        boolean solution(Slug lab);
    }

    /// What is held back from this viewer now: nothing from instructors.
    public From from(Viewer viewer) {
        return viewer instanceof Student student
                ? new FromStudent(
                        courses.course(),
                        classes.of(student.classId()).state().lead().holds(),
                        student)
                : NOTHING;
    }

    private record FromStudent(Course course, Holds holds, Student student) implements From {
        @Override
        public boolean step(Slug step) {
            return course.place(step)
                    .filter(place -> is(new Part.Section(place.section().number())))
                    .isPresent();
        }

        @Override
        public boolean hints(Slug lab) {
            return is(new Part.Hints(lab));
        }

        @Override
        public boolean modelAnswer(Slug lesson) {
            return is(new Part.ModelAnswer(lesson));
        }

        @Override
        public boolean solution(Slug lab) {
            return is(new Part.Solution(lab));
        }

        private boolean is(Part part) {
            return holds.held(part, student.id());
        }
    }

    /// Nothing is held back.
    static final From NOTHING = new From() {
        @Override
        public boolean step(Slug step) {
            return false;
        }

        @Override
        public boolean hints(Slug lab) {
            return false;
        }

        @Override
        public boolean modelAnswer(Slug lesson) {
            return false;
        }

        @Override
        public boolean solution(Slug lab) {
            return false;
        }
    };

    /// Holds a part back, or gives it out.
    ///
    /// @param student for this one only; without one for everybody, whatever was said of single students before
    ClassState hold(Instructor instructor, Part part, Optional<Student> student, boolean held) {
        var live = classes.of(instructor.classId());
        var before = live.state().lead().holds();
        var draft = student.map(one -> Activity.by(one, held ? Kind.HELD : Kind.RELEASED))
                .orElseGet(() -> Activity.in(instructor.classId(), held ? Kind.HELD : Kind.RELEASED));
        if (isNews(before, part, student, held)) {
            log.append(draft.with(JsonNodeFactory.instance.objectNode().put("what", part.word())));
            return live.heard(state -> !state.lead().holds().equals(before));
        }
        return live.state();
    }

    private static boolean isNews(Holds before, Part part, Optional<Student> student, boolean held) {
        var hold = before.of(part);
        return student.map(one -> hold.from(one.id()) != held)
                .orElse(hold.forAll() != held || !hold.exceptions().isEmpty());
    }
}
