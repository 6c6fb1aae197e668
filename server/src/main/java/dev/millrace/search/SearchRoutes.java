package dev.millrace.search;

import dev.millrace.content.Slug;
import dev.millrace.identity.Viewer;
import dev.millrace.identity.Visitors;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Predicate;

/// Search over the course: a page, and its results alone for the dialog that `/` opens.
public final class SearchRoutes implements Routes {
    private final Search search;
    private final Held held;
    private final Visitors visitors;
    private final Views views;

    /// Tells what a viewer must not find yet.
    public interface Held {
        Predicate<Slug> from(Viewer viewer);
    }

    public SearchRoutes(Search search, Held held, Visitors visitors, Views views) {
        this.search = search;
        this.held = held;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/search", this::search);
    }

    private void search(Context ctx) {
        var viewer = visitors.require(ctx);
        var view = search.results(Optional.ofNullable(ctx.queryParam("q")).orElse(""))
                .without(held.from(viewer));
        if (Views.wantsFragment(ctx)) {
            views.fragment(ctx, "search/results.jte", view);
        } else {
            views.page(ctx, "Search", "search/search.jte", view);
        }
    }
}
