package dev.millrace.identity;

import dev.millrace.web.Cookies;
import dev.millrace.web.Page;
import dev.millrace.web.Problem;
import dev.millrace.web.RequestScope;
import dev.millrace.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Predicate;

/// Tells a request who is asking. Everything a route loads, it loads through the answer, so that authorisation is the
/// query. Thread-safe.
public final class Visitors implements Routes {
    private static final String ATTRIBUTE = "millrace.viewer";

    private final Identity identity;

    public Visitors(Identity identity) {
        this.identity = identity;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before(ctx -> {
            if (!ctx.path().startsWith("/static/")) {
                Cookies.token(ctx).flatMap(identity::viewer).ifPresent(viewer -> remember(ctx, viewer));
            }
        });
    }

    private static void remember(Context ctx, Viewer viewer) {
        ctx.attribute(ATTRIBUTE, viewer);
        RequestScope.person(ctx, new Page.Person(viewer.name(), viewer instanceof Instructor));
    }

    /// Whoever is signed in.
    public Optional<Viewer> viewer(Context ctx) {
        return Optional.ofNullable(ctx.<Viewer>attribute(ATTRIBUTE));
    }

    /// Whoever is signed in, or the page that asks them to join.
    public Viewer require(Context ctx) {
        return viewer(ctx).orElseThrow(Problem::signInFirst);
    }

    /// Asks, as long as a stream is open, whether its browser still stands where it did when the stream began:
    /// signed in as the same person, looking at the same class.
    public Predicate<Viewer> still(Context ctx) {
        var token = Cookies.token(ctx);
        return viewer -> token.flatMap(identity::viewer)
                .filter(now -> now.classId().equals(viewer.classId()))
                .isPresent();
    }

    /// The student who is asking, or the page that asks them to join; a refusal for an instructor.
    public Student student(Context ctx) {
        return Optional.of(require(ctx))
                .filter(Student.class::isInstance)
                .map(Student.class::cast)
                .orElseThrow(Problem::studentsOnly);
    }

    /// The instructor who is asking, or a refusal.
    public Instructor instructor(Context ctx) {
        return viewer(ctx)
                .filter(Instructor.class::isInstance)
                .map(Instructor.class::cast)
                .orElseThrow(Problem::instructorsOnly);
    }
}
