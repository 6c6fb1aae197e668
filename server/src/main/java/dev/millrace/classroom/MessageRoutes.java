package dev.millrace.classroom;

import dev.millrace.content.Lab;
import dev.millrace.content.Slug;
import dev.millrace.course.Courses;
import dev.millrace.identity.Identity;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.identity.Visitors;
import dev.millrace.practice.Typed;
import dev.millrace.progress.ActivityLog;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.Optional;

/// Private messages between a student and the instructors, hints sent to one student, and the page on which a student
/// asks without script. Thread-safe.
public final class MessageRoutes implements Routes {
    private final Identity identity;
    private final Visitors visitors;
    private final Views views;
    private final Courses courses;
    private final LiveClasses classes;
    private final Messages messages;
    private final Clock clock;

    public MessageRoutes(
            Identity identity,
            Visitors visitors,
            Views views,
            Courses courses,
            ActivityLog log,
            LiveClasses classes,
            Clock clock) {
        this.identity = identity;
        this.visitors = visitors;
        this.views = views;
        this.courses = courses;
        this.classes = classes;
        this.messages = new Messages(log, classes);
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/class/ask", this::page);
        routes.post("/class/messages", this::reply);
        routes.post("/class/messages/seen", this::seen);
        routes.post("/class/students/{id}/messages", this::send);
        routes.post("/class/students/{id}/hints", this::sendHint);
    }

    private void page(Context ctx) {
        var student = visitors.student(ctx);
        var state = classes.of(student.classId()).state();
        views.page(
                ctx,
                "Ask",
                "classroom/ask.jte",
                new AskView(
                        HandView.of(state.asking().of(student.id()), state.placeInLine(student.id()), clock.instant()),
                        AskedView.of(courses.course(), state, student.id())));
    }

    private void reply(Context ctx) {
        var student = visitors.student(ctx);
        messages.reply(student, Typed.text(ctx, "text", TalkView.LONGEST));
        talk(ctx, student);
    }

    private void seen(Context ctx) {
        var student = visitors.student(ctx);
        var upTo = Typed.text(ctx, "upTo", 18);
        messages.seen(student, upTo.matches("[0-9]{1,18}") ? Long.parseLong(upTo) : 0);
        talk(ctx, student);
    }

    private void talk(Context ctx, Student student) {
        if (Views.wantsFragment(ctx)) {
            views.fragment(ctx, "classroom/talkStrip.jte", TalkView.ofStudent(courses.course(), asked(student)));
        } else {
            ctx.redirect("/class/ask#talk", HttpStatus.SEE_OTHER);
        }
    }

    private void send(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var student = student(ctx, instructor);
        messages.send(instructor, student, Typed.text(ctx, "text", TalkView.LONGEST));
        thread(ctx, student);
    }

    private void sendHint(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var student = student(ctx, instructor);
        var number = Typed.text(ctx, "hint", 2);
        messages.sendHint(instructor, student, lab(ctx), number.matches("[1-9]\\d?") ? Integer.parseInt(number) : 0);
        thread(ctx, student);
    }

    private void thread(Context ctx, Student student) {
        views.fragment(
                ctx,
                "classroom/thread.jte",
                TalkView.ofInstructor(
                        courses.course(), asked(student), student.id().value()));
    }

    private Lab lab(Context ctx) {
        return Optional.of(Typed.text(ctx, "lab", 120))
                .filter(Slug::isValid)
                .flatMap(slug -> courses.course().lab(new Slug(slug)))
                .orElseThrow(() -> Problem.notFound("The course has no such lab any more."));
    }

    private Asked asked(Student student) {
        return classes.of(student.classId()).state().asking().of(student.id());
    }

    private Student student(Context ctx, Instructor instructor) {
        return identity.student(instructor, new StudentId(ctx.pathParam("id")))
                .orElseThrow(() -> Problem.notFound("No student of your class has this address."));
    }
}
