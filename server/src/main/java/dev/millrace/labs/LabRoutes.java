package dev.millrace.labs;

import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.identity.Visitors;
import dev.millrace.labs.broker.Clerk;
import dev.millrace.labs.broker.Clerk.Outcome;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.Function;

/// The asking student's own lab; no address names a student, so there is nothing to guess. With htmx every answer is a
/// part of the page, without script it leads back to the page.
public final class LabRoutes implements Routes {
    private final Labs labs;
    private final Visitors visitors;
    private final Views views;
    private final LabStream stream;
    private final TopicRoutes topics;
    private final ServiceRoutes services;

    public LabRoutes(Labs labs, Visitors visitors, Views views) {
        this.labs = labs;
        this.visitors = visitors;
        this.views = views;
        this.stream = new LabStream(labs, views);
        this.topics = new TopicRoutes(labs, visitors, views);
        this.services = new ServiceRoutes(labs, visitors, views);
    }

    /// What came of a form: one sentence.
    public record Told(boolean good, String sentence) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/lab", ctx -> panel(ctx, visitors.student(ctx)));
        routes.post("/lab/start", this::start);
        routes.post("/lab/stop", this::stop);
        routes.post("/lab/reset", this::reset);
        routes.get("/lab/events", ctx -> stream.serve(ctx, visitors.student(ctx), step(ctx), RecordQuery.of(ctx)));
        routes.post("/lab/checks/{check}/proofs", this::prove);
        routes.post("/lab/topics", this::createTopic);
        routes.get("/lab/topics/{topic}", this::showTopic);
        routes.post("/lab/topics/{topic}/delete", this::deleteTopic);
        topics.addTo(routes);
        services.addTo(routes);
    }

    private void start(Context ctx) {
        var student = visitors.student(ctx);
        labs.start(student, step(ctx));
        panel(ctx, student);
    }

    private void stop(Context ctx) {
        var student = visitors.student(ctx);
        labs.stop(student);
        panel(ctx, student);
    }

    private void reset(Context ctx) {
        var student = visitors.student(ctx);
        var place = Optional.ofNullable(ctx.formParam("place")).filter(id -> !id.isEmpty());
        labs.reset(student, step(ctx), place);
        panel(ctx, student);
    }

    /// A check that has passed is judged again; the page's stream shows what comes of it.
    private void prove(Context ctx) {
        var student = visitors.student(ctx);
        boolean begun = step(ctx)
                .filter(s -> labs.prove(student, s, ctx.pathParam("check")))
                .isPresent();
        if (!begun) throw Problem.notFound("Start the lab first; only a check that has passed can be proved again.");
        if (Views.wantsFragment(ctx)) ctx.status(HttpStatus.NO_CONTENT);
        else back(ctx, Optional.empty());
    }

    private void showTopic(Context ctx) {
        var topic = ctx.pathParam("topic");
        var dock = labs.dock(visitors.student(ctx), step(ctx), Optional.of(topic));
        if (!dock.topicName().equals(topic)) throw Problem.notFound("Your broker has no such topic.");
        views.fragment(ctx, "labs/table.jte", dock);
    }

    private void createTopic(Context ctx) {
        var name = Optional.ofNullable(ctx.formParam("name")).orElse("").strip();
        var outcome = withBroker(ctx, clerk -> clerk.createTopic(name, partitions(ctx)));
        answer(ctx, outcome, Optional.of(name));
    }

    private void deleteTopic(Context ctx) {
        answer(ctx, withBroker(ctx, clerk -> clerk.deleteTopic(ctx.pathParam("topic"))), Optional.empty());
    }

    private static int partitions(Context ctx) {
        var typed = Optional.ofNullable(ctx.formParam("partitions")).orElse("").strip();
        return typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 0;
    }

    private Outcome withBroker(Context ctx, Function<Clerk, Outcome> errand) {
        return labs.lab(visitors.student(ctx))
                .now()
                .open()
                .map(open -> errand.apply(open.watch().clerk()))
                .orElseGet(() -> new Outcome.Refused("Your broker is not running. Start the lab first."));
    }

    private void answer(Context ctx, Outcome outcome, Optional<String> topic) {
        switch (outcome) {
            case Outcome.Done(String sentence) -> tell(ctx, sentence, topic);
            case Outcome.Written _, Outcome.Wrote _ -> throw new IllegalStateException("nothing was to be written");
            case Outcome.Refused(String sentence) -> refuse(ctx, sentence);
        }
    }

    /// With script the page's stream brings what changed; a form that is being filled in stays as it is.
    private void tell(Context ctx, String sentence, Optional<String> topic) {
        if (Views.wantsFragment(ctx)) views.fragment(ctx, "labs/told.jte", new Told(true, sentence));
        else back(ctx, topic);
    }

    private void refuse(Context ctx, String sentence) {
        if (!Views.wantsFragment(ctx)) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "That did not work",
                    sentence,
                    new Problem.Next("Back", home(ctx)));
        }
        refuse(ctx, views, sentence);
    }

    static void refuse(Context ctx, Views views, String sentence) {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        ctx.header("HX-Retarget", "#lab-told");
        ctx.header("HX-Reswap", "outerHTML");
        views.fragment(ctx, "labs/told.jte", new Told(false, sentence));
    }

    private void panel(Context ctx, Student student) {
        if (!Views.wantsFragment(ctx)) {
            back(ctx, topic(ctx));
            return;
        }
        // after a wish the page is shown as things are; what the broker holds comes by the stream
        boolean wish = ctx.method().equals(HandlerType.POST);
        var query = RecordQuery.of(ctx);
        var dock = wish ? labs.now(student, step(ctx), query) : labs.dock(student, step(ctx), query);
        // the page's own address says what is shown: reloaded or sent to somebody, it shows the same
        if (ctx.queryParam("from") != null || ctx.queryParam("topic") != null) {
            ctx.header("HX-Replace-Url", dock.here(dock.browse().query().text()));
        }
        views.fragment(ctx, "labs/panel.jte", dock);
    }

    private void back(Context ctx, Optional<String> topic) {
        ctx.redirect(
                home(ctx) + topic.map(t -> "?topic=" + LabText.inAddress(t)).orElse(""), HttpStatus.SEE_OTHER);
    }

    static String home(Context ctx) {
        return step(ctx).map(slug -> "/course/" + slug).orElse("/course");
    }

    /// What addresses carry of it.
    static String query(Context ctx) {
        return "lab=" + step(ctx).map(Slug::value).orElse("");
    }

    /// The broker lab of the page; from the form, or from the address.
    static Optional<Slug> step(Context ctx) {
        return Optional.ofNullable(ctx.formParam("lab"))
                .or(() -> Optional.ofNullable(ctx.queryParam("lab")))
                .filter(Slug::isValid)
                .map(Slug::new);
    }

    private static Optional<String> topic(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("topic")).filter(t -> !t.isEmpty());
    }
}
