package dev.millrace.slides;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;
import dev.millrace.identity.Visitors;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// The projector's page of a step, the presenter's, and what keeps their windows in step. Students have the projector's
/// page for themselves: it goes where the projector goes, and leads nobody.
public final class SlideRoutes implements Routes {
    private final Projector projector;
    private final Visitors visitors;
    private final Views views;
    private final Function<Viewer, Predicate<Slug>> held;

    /// @param held which steps a viewer must not see yet
    public SlideRoutes(Projector projector, Function<Viewer, Predicate<Slug>> held, Visitors visitors, Views views) {
        this.projector = projector;
        this.held = held;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/course/{slug}/slides", this::slides);
        routes.get("/course/{slug}/presenter", this::presenter);
        routes.put("/course/{slug}/slides/shown", this::show);
        routes.before("/class/slides/events", visitors::require); // refused before the stream begins
        routes.sse("/class/slides/events", this::stream);
    }

    private void slides(Context ctx) {
        var view = view(ctx, visitors.require(ctx));
        views.page(ctx, "Slides: " + view.deck().name(), "slides/slides.jte", view);
    }

    private void presenter(Context ctx) {
        var view = view(ctx, visitors.instructor(ctx));
        views.page(ctx, "Presenter: " + view.deck().name(), "slides/presenter.jte", view);
    }

    private SlideView view(Context ctx, Viewer viewer) {
        var deck = projector.deck(slug(ctx)).orElseThrow(SlideRoutes::noStep);
        var at = projector
                .showing(viewer.classId())
                .filter(showing -> showing.step().equals(deck.slug()))
                .map(showing -> Math.min(showing.slide(), deck.sheets().size()));
        return new SlideView(deck, viewer instanceof Student, at.orElse(1));
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
        var viewer = visitors.require(client.ctx());
        client.keepAlive();
        projector.run(new SlideStream(client, projector, viewer.classId(), step -> !isHeld(viewer, step)));
    }

    private boolean isHeld(Viewer viewer, String step) {
        return held.apply(viewer).test(new Slug(step));
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
