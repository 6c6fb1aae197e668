package dev.millrace.desk;

import dev.millrace.classroom.HeldBack;
import dev.millrace.course.Courses;
import dev.millrace.identity.Student;
import dev.millrace.identity.Visitors;
import dev.millrace.notes.Notes;
import dev.millrace.progress.ActivityLog;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;

/// A student's own page: progress by outcome, bookmarks, notes. Nobody else has a way to it.
public final class MineRoutes implements Routes {
    private final Courses courses;
    private final ActivityLog log;
    private final Notes notes;
    private final HeldBack heldBack;
    private final Visitors visitors;
    private final Views views;

    public MineRoutes(
            Courses courses, ActivityLog log, Notes notes, HeldBack heldBack, Visitors visitors, Views views) {
        this.courses = courses;
        this.log = log;
        this.notes = notes;
        this.heldBack = heldBack;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/mine", ctx -> views.page(ctx, "Your progress", "desk/mine.jte", view(visitors.student(ctx))));
    }

    private MineView view(Student student) {
        var course = courses.course();
        var marks = Marks.of(log.ofStudent(student.id()), course);
        return new MineView(
                OutcomeView.of(course, marks, heldBack.from(student)),
                notes.bookmarks(student),
                notes.written(student));
    }
}
