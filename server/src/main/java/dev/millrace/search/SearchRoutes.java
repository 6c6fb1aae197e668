package dev.millrace.search;

import dev.millrace.identity.Visitors;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/// Search over the course: a page, and its results alone for the dialog that `/` opens.
public final class SearchRoutes implements Routes {
    private final Search search;
    private final Visitors visitors;
    private final Views views;

    public SearchRoutes(Search search, Visitors visitors, Views views) {
        this.search = search;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/search", this::search);
    }

    private void search(Context ctx) {
        visitors.require(ctx);
        var view = search.results(Optional.ofNullable(ctx.queryParam("q")).orElse(""));
        if (Views.wantsFragment(ctx)) {
            views.fragment(ctx, "search/results.jte", view);
        } else {
            views.page(ctx, "Search", "search/search.jte", view);
        }
    }
}
