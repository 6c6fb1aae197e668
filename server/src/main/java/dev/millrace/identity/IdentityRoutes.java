package dev.millrace.identity;

import dev.millrace.web.Cookies;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Joining, coming back, signing in and out.
public final class IdentityRoutes implements Routes {
    private final Identity identity;
    private final Visitors visitors;
    private final Views views;
    private final LandingView.Source landing;
    private final Attempts attempts = new Attempts(20, Duration.ofMinutes(5));

    public IdentityRoutes(Identity identity, Visitors visitors, Views views, LandingView.Source landing) {
        this.identity = identity;
        this.visitors = visitors;
        this.views = views;
        this.landing = landing;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", ctx -> landing(ctx, Form.invited(ctx.queryParam("code"))));
        routes.post("/join", this::join);
        routes.get("/resume/{token}", this::resume);
        routes.get("/sign-in", ctx -> views.page(ctx, "Sign in", "identity/signIn.jte", Form.EMPTY));
        routes.post("/sign-in", this::signIn);
        routes.post("/sign-out", this::signOut);
        routes.get("/instructor/claim/{token}", this::claimForm);
        routes.post("/instructor/claim/{token}", this::claim);
        routes.get("/account", this::account);
    }

    /// A form as it comes back after a refusal: what was typed (never a password), and what is wrong.
    public record Form(Map<String, String> typed, Optional<String> field, String message) {
        static final Form EMPTY = new Form(Map.of(), Optional.empty(), "");

        /// The form of an invitation link, `/?code=HERON-27`.
        static Form invited(@Nullable String code) {
            return code == null ? EMPTY : new Form(Map.of("code", code), Optional.empty(), "");
        }

        public String value(String name) {
            return typed.getOrDefault(name, "");
        }

        public boolean wrong(String name) {
            return field.isPresent() && field.get().equals(name);
        }
    }

    /// What the account page shows.
    ///
    /// @param resumeLink a student's personal link, which nothing logs; nothing for an instructor
    public record AccountView(String name, boolean instructor, String resumeLink, QrPicture resumeCode) {}

    /// What an instructor sees who opens a link to another class.
    ///
    /// @param action where taking it is posted to
    public record TeachView(String name, String title, String action) {}

    private void landing(Context ctx, Form form) {
        views.page(ctx, landing.title(), "identity/landing.jte", landing.view(form));
    }

    private void join(Context ctx) {
        var code = text(ctx, "code");
        var name = text(ctx, "name");
        var entry = attempts.exhausted(ctx.ip()) ? tooMany("code") : identity.join(code, name);
        answer(ctx, entry, "/course", refused -> landing(ctx, form(refused, Map.of("code", code, "name", name))));
    }

    private void resume(Context ctx) {
        var entry = attempts.exhausted(ctx.ip()) ? tooMany("link") : identity.resume(ctx.pathParam("token"));
        answer(ctx, entry, "/course", refused -> {
            throw new Problem(
                    HttpStatus.NOT_FOUND,
                    "That link does not work",
                    refused.message(),
                    new Problem.Next("Join a class", "/"));
        });
    }

    private void signIn(Context ctx) {
        var name = text(ctx, "name");
        var entry = attempts.exhausted(ctx.ip()) ? tooMany("password") : identity.signIn(name, text(ctx, "password"));
        answer(
                ctx,
                entry,
                "/class",
                refused -> views.page(ctx, "Sign in", "identity/signIn.jte", form(refused, Map.of("name", name))));
    }

    private void signOut(Context ctx) {
        Cookies.token(ctx).ifPresent(identity::signOut);
        Cookies.set(ctx, identity.secrets().token(), Duration.ofDays(1));
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    private void claimForm(Context ctx) {
        var token = ctx.pathParam("token");
        var classroom = identity.invited(token).orElseThrow(IdentityRoutes::usedLink);
        if (visitors.viewer(ctx).orElse(null) instanceof Instructor instructor) {
            var action = "/instructor/claim/" + token + "/teacher";
            views.page(
                    ctx,
                    "Teach this class",
                    "identity/teach.jte",
                    new TeachView(instructor.name(), classroom.title(), action));
            return;
        }
        views.page(ctx, "Take your class", "identity/claim.jte", Form.EMPTY);
    }

    private void claim(Context ctx) {
        var name = text(ctx, "name");
        var entry = attempts.exhausted(ctx.ip())
                ? tooMany("password")
                : identity.claim(ctx.pathParam("token"), name, text(ctx, "password"));
        answer(ctx, entry, "/class", refused -> {
            if (refused.field().equals("link")) {
                throw usedLink();
            }
            views.page(ctx, "Take your class", "identity/claim.jte", form(refused, Map.of("name", name)));
        });
    }

    private void account(Context ctx) {
        var viewer = visitors.require(ctx);
        var link = viewer instanceof Student s ? origin(ctx) + "/resume/" + identity.resumeToken(s) : "";
        views.page(
                ctx,
                "Your account",
                "identity/account.jte",
                new AccountView(viewer.name(), viewer instanceof Instructor, link, QrPicture.of(link)));
    }

    private interface Refusal {
        void show(Identity.Entry.Refused refused);
    }

    private void answer(Context ctx, Identity.Entry entry, String onward, Refusal refusal) {
        switch (entry) {
            case Identity.Entry.Admitted(String token, Viewer _) -> {
                Cookies.set(ctx, token, Identity.SESSION);
                ctx.redirect(onward, HttpStatus.SEE_OTHER);
            }
            case Identity.Entry.Refused refused -> {
                attempts.failed(ctx.ip());
                ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
                refusal.show(refused);
            }
        }
    }

    private static Identity.Entry.Refused tooMany(String field) {
        return new Identity.Entry.Refused(field, "Too many tries from here. Wait a minute, then try again.");
    }

    private static Problem usedLink() {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "This link was used or has expired",
                "An instructor link works once. If you took the class already, sign in; otherwise ask an instructor of the"
                        + " class for a new one, or, for a class that nobody took, restart the server, which prints one.",
                new Problem.Next("Sign in", "/sign-in"));
    }

    private static Form form(Identity.Entry.Refused refused, Map<String, String> typed) {
        return new Form(typed, Optional.of(refused.field()), refused.message());
    }

    private static String text(Context ctx, String name) {
        var value = ctx.formParam(name);
        return value == null ? "" : value;
    }

    private static String origin(Context ctx) {
        return ctx.scheme() + "://" + ctx.host();
    }
}
