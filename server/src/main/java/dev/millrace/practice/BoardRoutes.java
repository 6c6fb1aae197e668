package dev.millrace.practice;

import dev.millrace.content.Block;
import dev.millrace.content.Lesson;
import dev.millrace.course.Courses;
import dev.millrace.identity.Viewer;
import dev.millrace.identity.Visitors;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/// The board under a discussion. With htmx the answer is the board as it is now; without script it is the lesson again,
/// at the board.
public final class BoardRoutes implements Routes {
    private static final int LONGEST_POST = 2_000;
    private static final int LONGEST_SUMMARY = 4_000;

    private final AskedLesson asked;
    private final Boards boards;
    private final Visitors visitors;
    private final Views views;

    public BoardRoutes(Courses courses, Practice practice, Visitors visitors, Views views) {
        this.asked = new AskedLesson(courses);
        this.boards = practice.boards();
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/course/{slug}/discussion", ctx -> board(ctx, visitors.require(ctx), asked.lesson(ctx)));
        routes.post("/course/{slug}/discussion", this::post);
        routes.post("/course/{slug}/discussion/summary", this::summarise);
        routes.post("/course/{slug}/discussion/{post}/text", this::edit);
        routes.post("/course/{slug}/discussion/{post}/vote", this::vote);
        routes.post("/course/{slug}/discussion/{post}/pin", this::pin);
        routes.post("/course/{slug}/discussion/{post}/removal", this::remove);
    }

    private void post(Context ctx) {
        var student = visitors.student(ctx);
        var lesson = asked.lesson(ctx);
        AskedLesson.block(lesson, Block.Discuss.class);
        var parent = Typed.text(ctx, "parent", 18);
        var text = Typed.text(ctx, "text", LONGEST_POST);
        boolean anonymous = ctx.formParam("anonymous") != null;
        boolean posted = boards.post(
                student,
                lesson.slug(),
                parent.isEmpty() ? Optional.empty() : Optional.of(number(parent)),
                text,
                anonymous);
        answer(ctx, student, lesson, posted || text.isBlank());
    }

    private void edit(Context ctx) {
        var student = visitors.student(ctx);
        var lesson = asked.lesson(ctx);
        var text = Typed.text(ctx, "text", LONGEST_POST);
        answer(ctx, student, lesson, text.isBlank() || boards.edit(student, lesson.slug(), id(ctx), text));
    }

    private void vote(Context ctx) {
        var student = visitors.student(ctx);
        var lesson = asked.lesson(ctx);
        answer(ctx, student, lesson, boards.vote(student, lesson.slug(), id(ctx), on(ctx)));
    }

    private void pin(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var lesson = asked.lesson(ctx);
        answer(ctx, instructor, lesson, boards.pin(instructor, lesson.slug(), id(ctx), on(ctx)));
    }

    private void remove(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var lesson = asked.lesson(ctx);
        answer(ctx, instructor, lesson, boards.remove(instructor, lesson.slug(), id(ctx)));
    }

    private void summarise(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var lesson = asked.lesson(ctx);
        AskedLesson.block(lesson, Block.Discuss.class);
        boards.summarise(instructor, lesson.slug(), Typed.text(ctx, "text", LONGEST_SUMMARY));
        answer(ctx, instructor, lesson, true);
    }

    private void answer(Context ctx, Viewer viewer, Lesson lesson, boolean done) {
        if (!done) {
            throw Problem.notFound("That post is not on your class’s board any more, or it is not yours to change.");
        }
        board(ctx, viewer, lesson);
    }

    private void board(Context ctx, Viewer viewer, Lesson lesson) {
        if (Views.wantsFragment(ctx)) {
            var discuss = AskedLesson.block(lesson, Block.Discuss.class);
            views.fragment(ctx, "practice/discussion.jte", boards.view(viewer, lesson.slug(), discuss, true));
        } else {
            AskedLesson.back(ctx, lesson, "?board=open", "discussion");
        }
    }

    private static boolean on(Context ctx) {
        return "true".equals(ctx.formParam("on"));
    }

    private static long id(Context ctx) {
        return number(ctx.pathParam("post"));
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
