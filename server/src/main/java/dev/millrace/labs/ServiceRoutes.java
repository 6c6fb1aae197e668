package dev.millrace.labs;

import dev.millrace.content.check.HttpTarget;
import dev.millrace.identity.Student;
import dev.millrace.identity.Visitors;
import dev.millrace.labs.LabRoutes.Told;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Services on students' own computers: where each student is, as their requests say, and at which port their service
/// listens where they could not take the lab's.
final class ServiceRoutes implements Routes {
    private final Labs labs;
    private final Visitors visitors;
    private final Views views;

    ServiceRoutes(Labs labs, Visitors visitors, Views views) {
        this.labs = labs;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before(ctx -> {
            if (visitors.viewer(ctx).orElse(null) instanceof Student student) {
                labs.callbacks().saw(student.id(), ctx);
            }
        });
        routes.post("/lab/services/{port}", this::choose);
    }

    private void choose(Context ctx) {
        var student = visitors.student(ctx);
        int asked = asked(ctx);
        var port = number(ctx.formParam("port")).filter(HttpTarget::isPort);
        if (port.isEmpty()) {
            refuse(ctx);
            return;
        }
        labs.callbacks().choose(student.id(), asked, port.get());
        if (!Views.wantsFragment(ctx)) {
            ctx.redirect(LabRoutes.home(ctx), HttpStatus.SEE_OTHER);
            return;
        }
        views.fragment(ctx, "labs/told.jte", new Told(true, "Your service is called at port " + port.get() + "."));
    }

    /// A port that a check of the page's lab says; students choose in place of those only.
    private int asked(Context ctx) {
        return number(ctx.pathParam("port"))
                .filter(port -> LabRoutes.step(ctx).stream()
                        .flatMap(step -> labs.docks().services(step).stream())
                        .anyMatch(port::equals))
                .orElseThrow(() -> Problem.notFound("This lab has no service at that port. Reload its page."));
    }

    private void refuse(Context ctx) {
        var sentence = "A port is a number from %d to %d: name the one that your service listens at."
                .formatted(HttpTarget.FIRST_PORT, HttpTarget.LAST_PORT);
        if (Views.wantsFragment(ctx)) {
            LabRoutes.refuse(ctx, views, sentence);
            return;
        }
        throw new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "That is no port",
                sentence,
                new Problem.Next("Back", LabRoutes.home(ctx)));
    }

    private static Optional<Integer> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(t -> t.matches("[0-9]{1,5}"))
                .map(Integer::valueOf);
    }
}
