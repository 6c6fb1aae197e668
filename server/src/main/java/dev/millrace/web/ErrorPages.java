package dev.millrace.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.UUID;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns everything that can go wrong in a request into a page (or, for htmx, a fragment) that says what happened and
/// what to do. A stack trace goes to the log under a reference that the page shows, never into the page.
public final class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final Problem.Next COURSE = new Problem.Next("To the course", "/course");

    private final Views views;

    ErrorPages(Views views) {
        this.views = views;
    }

    /// What the error templates show.
    public record View(int status, String title, String message, Problem.Next next) {}

    void addTo(RoutesConfig routes) {
        routes.exception(Problem.class, (e, ctx) -> show(ctx, e));
        routes.exception(HttpResponseException.class, (e, ctx) -> show(ctx, of(e.getStatus(), ctx)));
        routes.exception(Exception.class, this::unexpected);
        routes.error(HttpStatus.NOT_FOUND, ctx -> {
            if (ctx.attribute("millrace.problem") == null && !ctx.path().startsWith("/static/")) {
                show(ctx, Problem.notFound("There is no page at this address."));
            }
        });
    }

    private void unexpected(Exception e, Context ctx) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException http) {
                show(ctx, of(http.getCode(), ctx));
                return;
            }
        }
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("request failed reference={} method={} path={}", reference, ctx.method(), ctx.path(), e);
        show(
                ctx,
                new Problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "We broke something",
                        "This is our fault, not yours, and nothing you saved is lost. Try again; if it stays, tell your"
                                + " instructor the reference " + reference + ".",
                        COURSE));
    }

    private static Problem of(int status, Context ctx) {
        return switch (status) {
            case 413 ->
                new Problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "Too much at once",
                        "What was sent is larger than " + WebServer.REQUEST_LIMIT / 1_000_000
                                + " MB, the most this server reads. Nothing was changed: send less.",
                        COURSE);
            case 404 -> Problem.notFound("There is no page at this address.");
            case 405 ->
                new Problem(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "Not that way",
                        "This address does not take " + ctx.method() + ".",
                        COURSE);
            default -> Problem.badRequest("The request could not be understood. Go back, reload, and try again.");
        };
    }

    private void show(Context ctx, Problem problem) {
        ctx.attribute("millrace.problem", problem);
        ctx.status(problem.status());
        var view = new View(problem.status().getCode(), problem.title(), problem.message(), problem.next());
        if (Views.wantsFragment(ctx)) {
            views.fragment(ctx, "web/problem.jte", view);
        } else {
            views.page(ctx, problem.title(), "web/problemPage.jte", view);
        }
    }
}
