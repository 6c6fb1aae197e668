package dev.millrace.classroom;

import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.course.Courses;
import dev.millrace.grading.Grading;
import dev.millrace.identity.Student;
import dev.millrace.identity.Visitors;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/// The asking student's own attempts: what came of each, two of them side by side, and the sources of one again.
public final class OwnAttemptsRoutes implements Routes {
    private final Courses courses;
    private final LiveClasses classes;
    private final Grading grading;
    private final Visitors visitors;
    private final Views views;

    public OwnAttemptsRoutes(Courses courses, LiveClasses classes, Grading grading, Visitors visitors, Views views) {
        this.courses = courses;
        this.classes = classes;
        this.grading = grading;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/labs/{slug}/attempts", this::list);
        routes.get("/labs/{slug}/attempts/{id}", this::sources);
    }

    private void list(Context ctx) {
        var student = visitors.student(ctx);
        var step = step(ctx);
        var lab = step.open().orElseThrow();
        var runs = classes.of(student.classId())
                .state()
                .of(student.id())
                .at(lab.value())
                .runs();
        var view = OwnAttempts.of(
                step, lab, runs, grading.attempts(student.id(), lab), query(ctx, "from"), query(ctx, "to"));
        if (Views.wantsFragment(ctx)) {
            views.fragment(ctx, "classroom/ownAttempts.jte", view);
        } else {
            views.page(ctx, "Your attempts at " + view.lab(), "classroom/ownAttemptsPage.jte", view);
        }
    }

    private void sources(Context ctx) {
        var student = visitors.student(ctx);
        var lab = step(ctx).open().orElseThrow();
        var sent = attempt(student, lab, ctx.pathParam("id"));
        ctx.header("Cache-Control", "no-store");
        ctx.json(sent);
    }

    private Map<String, String> attempt(Student student, Slug lab, String id) {
        return grading.attempts(student.id(), lab).stream()
                .filter(attempt -> attempt.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no such attempt of yours."))
                .files();
    }

    private Step step(Context ctx) {
        return Optional.of(ctx.pathParam("slug"))
                .filter(Slug::isValid)
                .flatMap(slug -> courses.course().step(new Slug(slug)))
                .filter(step -> step instanceof Step.LabStep(var lab) && lab.spec() instanceof LabSpec.Streams)
                .orElseThrow(() -> Problem.notFound("The course has no such coding lab."));
    }

    private static String query(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).orElse("");
    }
}
