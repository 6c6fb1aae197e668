package dev.millrace.classes;

import dev.millrace.classes.StudentView.Choice;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.Identity;
import dev.millrace.identity.IdentityRoutes.Form;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Roll;
import dev.millrace.identity.Roll.Act;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.identity.Teaching;
import dev.millrace.identity.Visitors;
import dev.millrace.labs.Labs;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The roster of the class that an instructor looks at, and what they do with a student's record. Thread-safe.
public final class RosterRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(RosterRoutes.class);

    private final Identity identity;
    private final Roll roll;
    private final Teaching teaching;
    private final Labs labs;
    private final Visitors visitors;
    private final Views views;

    public RosterRoutes(Identity identity, Roll roll, Teaching teaching, Labs labs, Visitors visitors, Views views) {
        this.identity = identity;
        this.roll = roll;
        this.teaching = teaching;
        this.labs = labs;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/classes/roster", ctx -> list(ctx, Typed.form(Map.of())));
        routes.post("/classes/roster", this::add);
        routes.get("/classes/roster/{id}", ctx -> show(ctx, Typed.form(Map.of()), Optional.empty()));
        routes.post("/classes/roster/{id}/link", this::link);
        routes.post("/classes/roster/{id}/name", this::rename);
        routes.post("/classes/roster/{id}/merger", this::merge);
        routes.post("/classes/roster/{id}/class", this::move);
        routes.post("/classes/roster/{id}/removal", this::remove);
        routes.post("/classes/roster/{id}/return", this::bringBack);
    }

    private void list(Context ctx, Form form) {
        var instructor = visitors.instructor(ctx);
        var classroom = identity.classroom(instructor);
        var rows = roll.of(instructor).stream().map(RosterView.Row::of).toList();
        var removed = roll.removed(instructor).stream().map(RosterView.Row::of).toList();
        var size = rows.size() + (rows.size() == 1 ? " student" : " students");
        views.page(
                ctx,
                "Roster of " + classroom.title(),
                "classes/roster.jte",
                new RosterView(classroom.title(), classroom.code(), size, rows, removed, form, Done.of(ctx)));
    }

    private void add(Context ctx) {
        var name = Typed.text(ctx, "name");
        switch (roll.add(visitors.instructor(ctx), name)) {
            case Act.Done(var student) -> Done.ADDED.redirect(ctx, path(student));
            case Act.Refused(var field, var message) -> {
                ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
                list(ctx, Typed.refused(Map.of("name", name), field, message));
            }
        }
    }

    private void show(Context ctx, Form form, Optional<String> link) {
        var instructor = visitors.instructor(ctx);
        var all = roll.of(instructor);
        var entry = all.stream()
                .filter(one -> one.student().id().value().equals(ctx.pathParam("id")))
                .findFirst()
                .orElseThrow(RosterRoutes::nobody);
        var others = all.stream()
                .filter(one -> !one.equals(entry))
                .map(one -> new Choice(one.student().id().value(), label(one)))
                .toList();
        var view = new StudentView(RosterView.Row.of(entry), link, form, others, elsewhere(instructor), Done.of(ctx));
        views.page(ctx, entry.student().name(), "classes/student.jte", view);
    }

    /// Two records of one person often have the same name.
    private static String label(Roll.Entry entry) {
        return entry.student().name() + ", record "
                + entry.student().id().value().substring(0, 4);
    }

    private List<Choice> elsewhere(Instructor instructor) {
        return teaching.classes(instructor).stream()
                .map(Teaching.Taught::classroom)
                .filter(other -> !other.archived() && !other.id().equals(instructor.classId()))
                .map(other -> new Choice(other.id().value(), other.title()))
                .toList();
    }

    /// Whoever has the link is the student, so it is shown on request only, and that is written down.
    private void link(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var student = student(ctx, instructor);
        LOG.info("personal link shown student={} instructor={}", student.id(), instructor.id());
        var link = ctx.scheme() + "://" + ctx.host() + "/resume/" + identity.resumeToken(student);
        show(ctx, Typed.form(Map.of()), Optional.of(link));
    }

    private void rename(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var name = Typed.text(ctx, "name");
        var student = student(ctx, instructor);
        answer(ctx, roll.rename(instructor, student, name), Done.RENAMED, path(student), Map.of("name", name));
    }

    private void merge(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var kept = student(ctx, instructor);
        var other = identity.student(instructor, new StudentId(Typed.text(ctx, "other")));
        if (other.isEmpty()) {
            refuse(ctx, Map.of(), "other", "Choose the other record of this person.");
            return;
        }
        if (Typed.text(ctx, "one").isEmpty()) {
            refuse(
                    ctx,
                    Map.of("other", other.get().id().value()),
                    "one",
                    "Tick the box first: a merge cannot be undone.");
            return;
        }
        var act = roll.merge(instructor, kept, other.get());
        if (act instanceof Act.Done) labs.discard(other.get());
        answer(ctx, act, Done.MERGED, path(kept), Map.of("other", Typed.text(ctx, "other")));
    }

    private void move(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var student = student(ctx, instructor);
        var to = Typed.text(ctx, "class");
        if (teaching.find(instructor, new ClassId(to)).isEmpty()) {
            refuse(ctx, Map.of(), "class", "Choose a class of yours.");
            return;
        }
        var act = roll.move(instructor, student, new ClassId(to));
        answer(ctx, act, Done.MOVED, "/classes/roster", Map.of("class", to));
    }

    private void remove(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var student = student(ctx, instructor);
        if (Typed.text(ctx, "sure").isEmpty()) {
            refuse(ctx, Map.of(), "sure", "Tick the box first: then you and we are sure.");
            return;
        }
        var act = roll.remove(instructor, student);
        if (act instanceof Act.Done) labs.stop(student);
        answer(ctx, act, Done.REMOVED, "/classes/roster", Map.of());
    }

    private void bringBack(Context ctx) {
        var instructor = visitors.instructor(ctx);
        switch (roll.bringBack(instructor, new StudentId(ctx.pathParam("id")))) {
            case Act.Done(var student) -> Done.BACK.redirect(ctx, path(student));
            case Act.Refused(var field, var message) ->
                throw new Problem(
                        field.equals("id") ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT,
                        "Not brought back",
                        message,
                        new Problem.Next("To the roster", "/classes/roster"));
        }
    }

    private void answer(Context ctx, Act act, Done done, String onward, Map<String, String> typed) {
        switch (act) {
            case Act.Done _ -> done.redirect(ctx, onward);
            case Act.Refused(var field, var message) -> refuse(ctx, typed, field, message);
        }
    }

    private void refuse(Context ctx, Map<String, String> typed, String field, String message) {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(ctx, Typed.refused(typed, field, message), Optional.empty());
    }

    private Student student(Context ctx, Instructor instructor) {
        return identity.student(instructor, new StudentId(ctx.pathParam("id"))).orElseThrow(RosterRoutes::nobody);
    }

    private static Problem nobody() {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "Nobody here",
                "No student of the class that you look at has this address. They may have been moved, removed or merged.",
                new Problem.Next("To the roster", "/classes/roster"));
    }

    private static String path(Student student) {
        return "/classes/roster/" + student.id();
    }
}
