package dev.millrace.classes;

import dev.millrace.course.Courses;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.ClassSettings;
import dev.millrace.identity.IdentityRoutes.Form;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.InstructorId;
import dev.millrace.identity.Teaching;
import dev.millrace.identity.Teaching.Outcome;
import dev.millrace.identity.Teaching.Taught;
import dev.millrace.identity.Visitors;
import dev.millrace.web.Cookies;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// An instructor's classes: the list, a new one, what is set of each, who teaches it, and which one this browser looks
/// at. Thread-safe.
public final class ClassesRoutes implements Routes {
    private final Teaching teaching;
    private final Courses courses;
    private final Visitors visitors;
    private final Views views;

    public ClassesRoutes(Teaching teaching, Courses courses, Visitors visitors, Views views) {
        this.teaching = teaching;
        this.courses = courses;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/classes", this::list);
        routes.post("/classes", this::open);
        routes.get("/classes/new", this::blank);
        routes.get("/classes/{id}", ctx -> show(ctx, Optional.empty(), Done.of(ctx)));
        routes.post("/classes/{id}", this::change);
        routes.post("/classes/{id}/look", this::look);
        routes.post("/classes/{id}/archive", ctx -> archive(ctx, true));
        routes.post("/classes/{id}/opening", ctx -> archive(ctx, false));
        routes.post("/classes/{id}/invitation", this::invite);
        routes.post("/classes/{id}/teachers/{teacher}/removal", this::leave);
        routes.post("/instructor/claim/{token}/teacher", this::join);
    }

    private void list(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var view = ClassesView.of(teaching.classes(instructor), instructor.classId(), days());
        views.page(ctx, "Your classes", "classes/list.jte", view);
    }

    private void blank(Context ctx) {
        visitors.instructor(ctx);
        var values = Map.of("firstDay", today(), "zone", ZoneId.systemDefault().getId());
        views.page(ctx, "New class", "classes/class.jte", ClassView.fresh(Typed.form(values)));
    }

    private void open(Context ctx) {
        var instructor = visitors.instructor(ctx);
        switch (teaching.open(instructor, courses.course().slug().value(), typed(ctx))) {
            case Outcome.Done(var id) -> Done.OPENED.redirect(ctx, "/classes/" + id);
            case Outcome.Refused refused -> {
                ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
                views.page(ctx, "New class", "classes/class.jte", ClassView.fresh(form(ctx, refused)));
            }
        }
    }

    private void show(Context ctx, Optional<String> link, Optional<String> done) {
        var instructor = visitors.instructor(ctx);
        var taught = taught(ctx, instructor);
        page(ctx, ClassView.of(taught, instructor, Typed.form(ClassView.values(taught, today())), link, done));
    }

    private void change(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var taught = taught(ctx, instructor);
        switch (teaching.change(instructor, taught.classroom().id(), typed(ctx))) {
            case Outcome.Done(var id) -> Done.SAVED.redirect(ctx, "/classes/" + id);
            case Outcome.Refused refused -> {
                ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
                var form = form(ctx, refused);
                page(ctx, ClassView.of(taught, instructor, form, Optional.empty(), Optional.empty()));
            }
        }
    }

    private void look(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var token = Cookies.token(ctx).orElseThrow(Problem::signInFirst);
        done(teaching.look(instructor, token, id(ctx)));
        ctx.redirect("/class", HttpStatus.SEE_OTHER);
    }

    private void archive(Context ctx, boolean archived) {
        done(teaching.archive(visitors.instructor(ctx), id(ctx), archived));
        (archived ? Done.ARCHIVED : Done.OPEN_AGAIN).redirect(ctx, "/classes/" + id(ctx));
    }

    private void invite(Context ctx) {
        var token = teaching.invite(visitors.instructor(ctx), id(ctx)).orElseThrow(ClassesRoutes::notYours);
        var link = ctx.scheme() + "://" + ctx.host() + "/instructor/claim/" + token;
        show(ctx, Optional.of(link), Optional.empty());
    }

    private void leave(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var taught = taught(ctx, instructor);
        var leaving = new InstructorId(ctx.pathParam("teacher"));
        done(teaching.leave(instructor, taught.classroom().id(), leaving));
        if (leaving.equals(instructor.id())) ctx.redirect("/classes", HttpStatus.SEE_OTHER);
        else Done.LEFT.redirect(ctx, "/classes/" + id(ctx));
    }

    private void join(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var token = Cookies.token(ctx).orElseThrow(Problem::signInFirst);
        done(teaching.join(instructor, token, ctx.pathParam("token")));
        ctx.redirect("/class", HttpStatus.SEE_OTHER);
    }

    private static void done(Outcome outcome) {
        if (outcome instanceof Outcome.Refused(var field, var message)) {
            if (field.equals("class")) throw notYours();
            throw new Problem(
                    HttpStatus.CONFLICT, "That did not work", message, new Problem.Next("Your classes", "/classes"));
        }
    }

    private Taught taught(Context ctx, Instructor instructor) {
        return teaching.find(instructor, id(ctx)).orElseThrow(ClassesRoutes::notYours);
    }

    static Problem notYours() {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "Nothing here",
                "No class of yours has this address. Your classes are all on one page.",
                new Problem.Next("Your classes", "/classes"));
    }

    private void page(Context ctx, ClassView view) {
        views.page(ctx, view.title(), "classes/class.jte", view);
    }

    private static ClassId id(Context ctx) {
        return new ClassId(ctx.pathParam("id"));
    }

    private static ClassSettings.Typed typed(Context ctx) {
        return new ClassSettings.Typed(
                Typed.text(ctx, "name"),
                Typed.text(ctx, "firstDay"),
                Typed.text(ctx, "zone"),
                Typed.text(ctx, "seats"),
                Typed.text(ctx, "code"));
    }

    private static Form form(Context ctx, Outcome.Refused refused) {
        var typed = typed(ctx);
        var values = Map.of(
                "name", typed.name(),
                "firstDay", typed.firstDay(),
                "zone", typed.zone(),
                "seats", typed.seats(),
                "code", typed.code());
        return Typed.refused(values, refused.field(), refused.message());
    }

    private int days() {
        return courses.course().days().size();
    }

    private static String today() {
        return LocalDate.now(ZoneId.systemDefault()).toString();
    }
}
