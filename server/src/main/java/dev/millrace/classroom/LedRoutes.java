package dev.millrace.classroom;

import dev.millrace.content.Step;
import dev.millrace.course.Courses;
import dev.millrace.identity.Identity;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.identity.Visitors;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.BiFunction;

/// How an instructor leads the class: where it is, the countdown, what is held back, and what is said to
/// everybody. Each answer is the part of the class page that has changed. Thread-safe.
final class LedRoutes implements Routes {
    private static final int USUAL_MORE = 2;

    private final Led led;
    private final Identity identity;
    private final Visitors visitors;
    private final Views views;
    private final Courses courses;
    private final BiFunction<Instructor, ClassState, Moment> moments;

    LedRoutes(
            Led led,
            Identity identity,
            Visitors visitors,
            Views views,
            Courses courses,
            BiFunction<Instructor, ClassState, Moment> moments) {
        this.led = led;
        this.identity = identity;
        this.visitors = visitors;
        this.views = views;
        this.courses = courses;
        this.moments = moments;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.put("/class/position", ctx -> move(ctx, false));
        routes.post("/class/gatherings", ctx -> move(ctx, true));
        routes.post("/class/countdown", this::count);
        routes.post("/class/countdown/extensions", this::extend);
        routes.delete("/class/countdown", ctx -> pace(ctx, led.pacing().end(visitors.instructor(ctx))));
        routes.put("/class/holds", ctx -> hold(ctx, true));
        routes.delete("/class/holds", ctx -> hold(ctx, false));
        routes.post("/class/announcements", this::say);
    }

    private void move(Context ctx, boolean gather) {
        var instructor = visitors.instructor(ctx);
        var step = step(param(ctx, "step")).orElseThrow(LedRoutes::noStep);
        pace(ctx, led.pacing().move(instructor, courses.course(), step, zone(ctx), gather));
    }

    private void count(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var at = step(param(ctx, "step")).flatMap(Step::open).map(Object::toString);
        var pause = Optional.of(param(ctx, "pause").strip()).filter(title -> !title.isEmpty() && title.length() <= 60);
        pace(ctx, led.pacing().start(instructor, minutes(ctx), at, pause));
    }

    private void extend(Context ctx) {
        pace(ctx, led.pacing().extend(visitors.instructor(ctx), USUAL_MORE));
    }

    private void hold(Context ctx, boolean held) {
        var instructor = visitors.instructor(ctx);
        var part = Part.of(param(ctx, "what"))
                .filter(known -> Part.all(courses.course()).contains(known))
                .orElseThrow(() -> Problem.notFound("The course has no such part that could be held back."));
        var state = led.heldBack().hold(instructor, part, student(ctx, instructor), held);
        views.fragment(ctx, "classroom/holds.jte", HoldsBoard.of(moments.apply(instructor, state)));
    }

    private void say(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var draft = new Announcements.Draft(
                param(ctx, "text").replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]", ""),
                step(param(ctx, "step")),
                param(ctx, "gather").equals("yes"));
        switch (led.announcements().say(instructor, courses.course(), draft, zone(ctx))) {
            case Announcements.Said.Done(var state) ->
                views.fragment(ctx, "classroom/said.jte", SaidBoard.of(moments.apply(instructor, state)));
            case Announcements.Said.Refused(var why) -> {
                ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
                ctx.header("HX-Retarget", "#say-refused");
                ctx.header("HX-Reswap", "outerHTML");
                views.fragment(ctx, "classroom/refused.jte", new Refusal(why));
            }
        }
    }

    private void pace(Context ctx, ClassState state) {
        var moment = moments.apply(visitors.instructor(ctx), state);
        views.fragment(ctx, "classroom/pace.jte", PaceView.of(moment, Angle.of(ctx)));
    }

    private Optional<Student> student(Context ctx, Instructor instructor) {
        return Optional.of(param(ctx, "student"))
                .filter(id -> !id.isEmpty())
                .map(id -> identity.student(instructor, new StudentId(id))
                        .orElseThrow(() -> Problem.notFound("No student of your class has this address.")));
    }

    private Optional<Step> step(String slug) {
        return Moment.step(courses.course(), slug);
    }

    private static int minutes(Context ctx) {
        var typed = param(ctx, "minutes").strip();
        if (!typed.matches("[0-9]{1,3}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > Pacing.LONGEST) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "No countdown was started",
                    "Give it a whole number of minutes, from 1 to " + Pacing.LONGEST + ".",
                    new Problem.Next("To the class", "/class"));
        }
        return Integer.parseInt(typed);
    }

    /// The instructor's time zone, as their browser calls it.
    private static String zone(Context ctx) {
        var zone = param(ctx, "zone");
        return zone.matches("[A-Za-z0-9_+/-]{1,60}") ? zone : "";
    }

    /// A field of the form, or of the address when nothing is sent with it.
    private static String param(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name))
                .or(() -> Optional.ofNullable(ctx.queryParam(name)))
                .orElse("");
    }

    private static Problem noStep() {
        return Problem.notFound("The course has no such lesson or lab, or it opens later.");
    }
}
