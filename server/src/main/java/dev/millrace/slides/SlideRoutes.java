package dev.millrace.slides;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.content.Slug;
import dev.millrace.identity.Visitors;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.util.Optional;

/// The projector's page of a step, the presenter's, and what keeps their windows in step. For instructors.
public final class SlideRoutes implements Routes {
    private final Projector projector;
    private final Visitors visitors;
    private final Views views;

    public SlideRoutes(Projector projector, Visitors visitors, Views views) {
        this.projector = projector;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/course/{slug}/slides", ctx -> page(ctx, false));
        routes.get("/course/{slug}/presenter", ctx -> page(ctx, true));
        routes.put("/course/{slug}/slides/shown", this::show);
        routes.before("/class/slides/events", visitors::instructor); // refused before the stream begins
        routes.sse("/class/slides/events", this::stream);
    }

    private void page(Context ctx, boolean presenter) {
        var instructor = visitors.instructor(ctx);
        var deck = projector.deck(slug(ctx)).orElseThrow(SlideRoutes::noStep);
        var at = projector
                .showing(instructor.classId())
                .filter(showing -> showing.step().equals(deck.slug()))
                .map(showing -> Math.min(showing.slide(), deck.sheets().size()));
        var title = (presenter ? "Presenter: " : "Slides: ") + deck.name();
        views.page(
                ctx,
                title,
                presenter ? "slides/presenter.jte" : "slides/slides.jte",
                new SlideView(deck, presenter, at.orElse(1)));
    }

    private void show(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var number = Optional.ofNullable(ctx.formParam("slide"))
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .orElseThrow(() -> Problem.badRequest("Which slide? Send its number, counted from 1."));
        var showing = projector.show(instructor, slug(ctx), number).orElseThrow(SlideRoutes::noStep);
        ctx.contentType("application/json").result(json(showing));
    }

    private void stream(SseClient client) {
        var instructor = visitors.instructor(client.ctx());
        client.keepAlive();
        projector.run(new SlideStream(client, projector, instructor.classId()));
    }

    static String json(Showing showing) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", showing.id())
                .put("step", showing.step())
                .put("slide", showing.slide())
                .toString();
    }

    private static Slug slug(Context ctx) {
        return Optional.of(ctx.pathParam("slug"))
                .filter(Slug::isValid)
                .map(Slug::new)
                .orElseThrow(SlideRoutes::noStep);
    }

    private static Problem noStep() {
        return Problem.notFound("The course has no such lesson or lab, or it opens later.");
    }
}
