package dev.millrace.grading;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.millrace.content.Slug;
import dev.millrace.grader.Compiled;
import dev.millrace.grader.Grader;
import dev.millrace.grader.Scope;
import dev.millrace.identity.Visitors;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Drafts and submissions of the asking student. Most verdicts are there within the answer; the others are asked for
/// again by the fragment itself.
public final class GradingRoutes implements Routes {
    private static final String SOURCE = "source:";

    /// How long an answer is held back for a verdict: most come sooner, and nobody sees "running" flash by.
    private static final Duration WAIT = Duration.ofMillis(1200);

    private final Grading grading;
    private final Visitors visitors;
    private final Views views;

    public GradingRoutes(Grading grading, Visitors visitors, Views views) {
        this.grading = grading;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.put("/labs/{slug}/draft", this::save);
        routes.post("/labs/{slug}/compile", this::compile);
        routes.post("/labs/{slug}/submissions", this::submit);
        routes.get("/submissions/{id}", this::result);
        routes.get("/submissions/{id}/explanation", this::explanation);
    }

    /// What the editor hears of a save.
    private record Saved(int version, String savedAt) {}

    private void save(Context ctx) {
        var student = visitors.student(ctx);
        var file = Optional.ofNullable(ctx.formParam("file")).orElse("");
        var source = clean(Optional.ofNullable(ctx.formParam("source")).orElse(""));
        notTooBig(source.getBytes(StandardCharsets.UTF_8).length);
        var saved = grading.save(student, slug(ctx), file, source).orElseThrow(GradingRoutes::noLab);
        ctx.json(new Saved(saved.version(), saved.savedAt().toString()));
    }

    /// What the editor hears of a compilation: `done`; `busy`, to ask again later; `off`, not to ask again.
    private record Answer(String state, boolean ok, ArrayNode diagnostics) {
        static Answer of(Compiled compiled) {
            return switch (compiled) {
                case Compiled.Done(var ok, var diagnostics) -> new Answer("done", ok, Diagnostics.json(diagnostics));
                case Compiled.Busy() -> without("busy");
                case Compiled.Off() -> without("off");
            };
        }

        private static Answer without(String state) {
            return new Answer(state, false, Diagnostics.json(List.of()));
        }
    }

    private void compile(Context ctx) {
        var student = visitors.student(ctx);
        var typed = grading.compile(student, slug(ctx), sources(ctx)).orElseThrow(GradingRoutes::noLab);
        ctx.json(Answer.of(typed));
    }

    private void submit(Context ctx) {
        var student = visitors.student(ctx);
        var slug = slug(ctx);
        var scope = "all".equals(ctx.formParam("scope")) ? Scope.ALL : Scope.VISIBLE;
        var id = grading.submit(student, slug, scope, sources(ctx)).orElseThrow(GradingRoutes::noLab);
        var result = grading.result(student, id, WAIT).orElseThrow(GradingRoutes::noLab);
        if (Views.wantsFragment(ctx)) {
            views.fragment(ctx, "grading/answer.jte", result);
        } else {
            ctx.redirect("/course/" + slug + "#results", HttpStatus.SEE_OTHER);
        }
    }

    private void result(Context ctx) {
        var student = visitors.student(ctx);
        var result = grading.result(student, new SubmissionId(ctx.pathParam("id")), WAIT)
                .orElseThrow(() -> Problem.notFound("There is no such submission of yours."));
        if (Views.wantsFragment(ctx)) {
            views.fragment(ctx, "grading/answer.jte", result);
        } else {
            ctx.redirect("/course/" + result.slug() + "#results", HttpStatus.SEE_OTHER);
        }
    }

    private void explanation(Context ctx) {
        var id = new SubmissionId(ctx.pathParam("id"));
        var student = visitors.student(ctx);
        var view = grading.explanation(student, id, WAIT)
                .orElseThrow(() -> Problem.notFound("There is no such submission of yours."));
        views.fragment(ctx, "grading/explanation.jte", view);
    }

    private static Map<String, String> sources(Context ctx) {
        var sources = new LinkedHashMap<String, String>();
        long bytes = 0;
        for (var field : ctx.formParamMap().entrySet()) {
            if (field.getKey().startsWith(SOURCE) && !field.getValue().isEmpty()) {
                var source = clean(field.getValue().getFirst());
                bytes += source.getBytes(StandardCharsets.UTF_8).length;
                sources.put(field.getKey().substring(SOURCE.length()), source);
            }
        }
        notTooBig(bytes);
        return sources;
    }

    /// Forms send line ends as CR LF, and PostgreSQL keeps no NUL.
    private static String clean(String source) {
        return source.replace("\r\n", "\n").replace("\0", "");
    }

    private static void notTooBig(long bytes) {
        if (bytes > Grader.MAX_SOURCE_BYTES) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Too much source",
                    "Your source has " + bytes + " bytes; at most " + Grader.MAX_SOURCE_BYTES
                            + " are accepted. What was saved before is still there: remove what does not belong to the"
                            + " program.",
                    new Problem.Next("To the course", "/course"));
        }
    }

    private static Slug slug(Context ctx) {
        return Optional.of(ctx.pathParam("slug"))
                .filter(Slug::isValid)
                .map(Slug::new)
                .orElseThrow(GradingRoutes::noLab);
    }

    private static Problem noLab() {
        return Problem.notFound("The course has no such coding lab, or the lab has no such file.");
    }
}
