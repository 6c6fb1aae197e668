package dev.millrace.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/// Renders the precompiled jte templates. A template takes the page (full pages only) and one view record named `view`.
/// Thread-safe.
public final class Views {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /// Answers with a full page.
    public void page(Context ctx, String title, String template, Object view) {
        ctx.header("Cache-Control", "no-store");
        ctx.html(render(template, Map.of("page", RequestScope.of(ctx).page(title), "view", view)));
    }

    /// Answers with a part of a page, for htmx.
    public void fragment(Context ctx, String template, Object view) {
        ctx.header("Cache-Control", "no-store");
        ctx.html(text(template, view));
    }

    /// A part of a page as text, for server-sent events.
    public String text(String template, Object view) {
        return render(template, Map.of("view", view));
    }

    /// Whether the request came from htmx, which wants a fragment.
    public static boolean wantsFragment(Context ctx) {
        return ctx.header("HX-Request") != null;
    }

    private String render(String template, Map<String, Object> params) {
        var out = new StringOutput();
        engine.render(template, params, out);
        return out.toString();
    }
}
