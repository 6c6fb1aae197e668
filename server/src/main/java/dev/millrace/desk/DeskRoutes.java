package dev.millrace.desk;

import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.identity.Visitors;
import dev.millrace.labs.RecordQuery;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/// The outline, lessons and labs. Everything can be read and reached without script.
public final class DeskRoutes implements Routes {
    private final Desk desk;
    private final Visitors visitors;
    private final Views views;

    public DeskRoutes(Desk desk, Visitors visitors, Views views) {
        this.desk = desk;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/course", this::today);
        routes.get("/course/{slug}", this::step);
        routes.post("/course/{slug}/read", this::read);
        routes.post("/course/{slug}/hints/{number}", this::hint);
    }

    private void today(Context ctx) {
        var view = desk.today(visitors.require(ctx));
        views.page(ctx, view.title(), "desk/today.jte", view);
    }

    private void step(Context ctx) {
        var viewer = visitors.require(ctx);
        var slug = slug(ctx.pathParam("slug"));
        var after = Optional.ofNullable(ctx.queryParam("after")).filter(Slug::isValid);
        if (after.isPresent()) {
            cameFrom(ctx, new Slug(after.get()), slug);
            return;
        }
        var view = desk.step(viewer, slug, look(ctx)).orElseThrow(DeskRoutes::noStep);
        views.page(ctx, title(view), "desk/step.jte", view);
    }

    /// "Next" was pressed on the step before: that one is read, and the address becomes the plain one.
    private void cameFrom(Context ctx, Slug from, Slug to) {
        if (visitors.require(ctx) instanceof Student student && desk.leads(from, to)) {
            desk.read(student, from);
        }
        ctx.redirect("/course/" + to, HttpStatus.SEE_OTHER);
    }

    private void read(Context ctx) {
        desk.read(visitors.student(ctx), slug(ctx.pathParam("slug")));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void hint(Context ctx) {
        var number = ctx.pathParam("number");
        if (!number.matches("[1-9]\\d?")) {
            throw noStep();
        }
        desk.hint(visitors.student(ctx), slug(ctx.pathParam("slug")), Integer.parseInt(number));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private static Desk.Look look(Context ctx) {
        var unclear = Optional.ofNullable(ctx.queryParam("unclear")).orElse("");
        return new Desk.Look(unclear, "open".equals(ctx.queryParam("board")), RecordQuery.of(ctx));
    }

    private static String title(StepView view) {
        return view.mark().isEmpty() ? view.title() : view.mark() + " " + view.title();
    }

    private static Slug slug(String text) {
        return Optional.of(text).filter(Slug::isValid).map(Slug::new).orElseThrow(DeskRoutes::noStep);
    }

    private static Problem noStep() {
        return Problem.notFound("The course has no such lesson or lab, or it opens later.");
    }
}
