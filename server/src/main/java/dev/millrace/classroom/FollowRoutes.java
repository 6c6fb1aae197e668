package dev.millrace.classroom;

import dev.millrace.course.Courses;
import dev.millrace.identity.Student;
import dev.millrace.identity.Visitors;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/// How students are led: whether their pages follow, what was said to them, and what they missed. Thread-safe.
final class FollowRoutes implements Routes {
    private final Led led;
    private final LiveClasses classes;
    private final Visitors visitors;
    private final Views views;
    private final Courses courses;

    FollowRoutes(Led led, LiveClasses classes, Visitors visitors, Views views, Courses courses) {
        this.led = led;
        this.classes = classes;
        this.visitors = visitors;
        this.views = views;
        this.courses = courses;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before(ctx -> {
            if (visitors.viewer(ctx).orElse(null) instanceof Student student) {
                led.visits().saw(student);
            }
        });
        routes.put("/class/following", ctx -> choose(ctx, true));
        routes.delete("/class/following", ctx -> choose(ctx, false));
        routes.post("/class/announcements/{id}/notes", this::note);
        routes.get("/class/announcements", this::announcements);
        routes.delete("/class/away", this::caughtUp);
    }

    /// A student's regions of a state.
    Map<String, String> regions(Student student, ClassState state) {
        led.visits().saw(student);
        var view = view(student, state);
        return Map.of(
                "live", views.text("classroom/live.jte", view.pill()),
                "countdown", views.text("classroom/countdown.jte", view),
                "announcements", views.text("classroom/banners.jte", view),
                "away", views.text("classroom/away.jte", view.away()),
                "preflight", views.text("classroom/preflightOver.jte", Lobby.begun(state)));
    }

    private void choose(Context ctx, boolean follow) {
        var student = visitors.student(ctx);
        var state = led.following().choose(student, follow);
        views.fragment(ctx, "classroom/live.jte", view(student, state).pill());
    }

    private void note(Context ctx) {
        var student = visitors.student(ctx);
        var id = ctx.pathParam("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw Problem.notFound("There is no such announcement.");
        }
        var state = led.announcements().note(student, Long.parseLong(id));
        views.fragment(ctx, "classroom/banners.jte", view(student, state));
    }

    private void announcements(Context ctx) {
        var viewer = visitors.require(ctx);
        var state = classes.of(viewer.classId()).state();
        views.page(
                ctx,
                "Announcements",
                "classroom/announcements.jte",
                SaidBoard.forStudents(courses.course(), state.lead()));
    }

    private void caughtUp(Context ctx) {
        var student = visitors.student(ctx);
        led.visits().caughtUp(student);
        var state = classes.of(student.classId()).state();
        views.fragment(ctx, "classroom/away.jte", view(student, state).away());
    }

    private LedView view(Student student, ClassState state) {
        return LedView.of(
                courses.course(),
                state,
                student,
                led.heldBack().from(student),
                led.visits().awaySince(student),
                led.clock().instant());
    }
}
