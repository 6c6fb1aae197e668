package dev.millrace.labs;

import dev.millrace.identity.Visitors;
import dev.millrace.labs.connect.Download;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// The files of the asking student's own connection card: settings, certificate, projects to start from. They hold
/// the student's password, so that nothing in between may keep them.
public final class ConnectRoutes implements Routes {
    private final Labs labs;
    private final Visitors visitors;

    public ConnectRoutes(Labs labs, Visitors visitors) {
        this.labs = labs;
        this.visitors = visitors;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/lab/connection/{file}", this::download);
    }

    private void download(Context ctx) {
        var file = labs.bootstrap(visitors.student(ctx))
                .flatMap(endpoint -> Download.of(ctx.pathParam("file"), endpoint))
                .orElseThrow(
                        () -> Problem.notFound("There is no such file for your lab, or your lab has no address yet."));
        ctx.header("Cache-Control", "no-store");
        ctx.header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        ctx.contentType(file.type());
        ctx.result(file.content());
    }
}
