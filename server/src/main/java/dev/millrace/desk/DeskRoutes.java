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
        routes.get("/course/{slug}/hints", this::hints);
        routes.post("/course/{slug}/hints/{number}", this::openHint);
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

    private void hints(Context ctx) {
        var slug = slug(ctx.pathParam("slug"));
        answer(ctx, slug, desk.hints(visitors.student(ctx), slug).orElseThrow(DeskRoutes::noStep), "#hints");
    }

    private void openHint(Context ctx) {
        var number = ctx.pathParam("number");
        if (!number.matches("[1-9]\\d?")) {
            throw noStep();
        }
        var slug = slug(ctx.pathParam("slug"));
        var ladder =
                desk.open(visitors.student(ctx), slug, Integer.parseInt(number)).orElseThrow(DeskRoutes::noStep);
        ladder.locked(Integer.parseInt(number)).ifPresent(when -> {
            throw notYet(slug, when);
        });
        answer(ctx, slug, ladder, "#hint-" + number);
    }

    private void answer(Context ctx, Slug slug, HintLadder ladder, String anchor) {
        if (Views.wantsFragment(ctx)) {
            views.fragment(ctx, "desk/hints.jte", ladder);
        } else {
            ctx.redirect("/course/" + slug + anchor, HttpStatus.SEE_OTHER);
        }
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

    private static Problem notYet(Slug lab, String when) {
        return new Problem(
                HttpStatus.CONFLICT,
                "That hint opens later",
                "It opens " + when + ". Try once more, or raise your hand: your instructor can send it to you.",
                new Problem.Next("Back to the lab", "/course/" + lab));
    }

    private static Problem noStep() {
        return Problem.notFound("The course has no such lesson or lab, or it opens later.");
    }
}
