package dev.millrace.classroom;

import dev.millrace.identity.Student;
import dev.millrace.identity.Visitors;
import dev.millrace.labs.Labs;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/// What a student's page asks and reports before the class begins. What concerns the lab is below `/lab`, so that the
/// server answers it that keeps the labs. Thread-safe.
public final class LobbyRoutes implements Routes {
    private final Lobby lobby;
    private final Labs labs;
    private final Visitors visitors;
    private final Views views;

    public LobbyRoutes(Lobby lobby, Labs labs, Visitors visitors, Views views) {
        this.lobby = lobby;
        this.labs = labs;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/class/here/preflight", ctx -> answer(ctx, lobby.of(visitors.student(ctx))));
        routes.post("/class/here/preflight", this::report);
        routes.get("/lab/standing", ctx -> standing(ctx, visitors.student(ctx)));
        routes.post("/lab/standing", this::startLab);
    }

    private void report(Context ctx) {
        var student = visitors.student(ctx);
        var found = Preflight.of(
                        name -> Optional.ofNullable(ctx.formParam(name)).orElse(""))
                .orElseThrow(() -> Problem.badRequest(
                        "The report of this browser was not understood. Reload the page, and it checks again."));
        answer(ctx, lobby.report(student, found));
    }

    private void answer(Context ctx, Optional<PreflightView> view) {
        if (view.isEmpty()) ctx.status(HttpStatus.NO_CONTENT);
        else views.fragment(ctx, "classroom/preflightResults.jte", view.get());
    }

    /// Beside `POST /lab/start`, whose answer is the panel of a lab's page: with one route for both, the labs would
    /// have to know this page, or the line would need a second request before it says what the button did.
    private void startLab(Context ctx) {
        var student = visitors.student(ctx);
        labs.start(student, Optional.empty());
        standing(ctx, student);
    }

    private void standing(Context ctx, Student student) {
        if (!Views.wantsFragment(ctx)) {
            ctx.redirect("/course", HttpStatus.SEE_OTHER);
            return;
        }
        var view = PreflightLab.of(labs.ofClass().standing(student));
        views.fragment(ctx, "classroom/preflightLab.jte", view);
    }
}
