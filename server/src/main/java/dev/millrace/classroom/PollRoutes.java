package dev.millrace.classroom;

import dev.millrace.content.Lesson;
import dev.millrace.content.Question;
import dev.millrace.content.Slug;
import dev.millrace.course.Courses;
import dev.millrace.identity.Identity;
import dev.millrace.identity.Student;
import dev.millrace.identity.Visitors;
import dev.millrace.polls.InstructorPoll;
import dev.millrace.polls.PollAnswer;
import dev.millrace.polls.PollDraft;
import dev.millrace.polls.PollQuestion;
import dev.millrace.polls.StudentPoll;
import dev.millrace.practice.Typed;
import dev.millrace.progress.ActivityLog;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Polls: written, opened, closed, shown and dropped by the instructor, answered by students. Thread-safe.
public final class PollRoutes implements Routes {
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_VALUES = 12;

    private final Identity identity;
    private final Visitors visitors;
    private final Views views;
    private final Courses courses;
    private final LiveClasses classes;
    private final Polling polling;

    public PollRoutes(
            Identity identity, Visitors visitors, Views views, Courses courses, ActivityLog log, LiveClasses classes) {
        this.identity = identity;
        this.visitors = visitors;
        this.views = views;
        this.courses = courses;
        this.classes = classes;
        this.polling = new Polling(log, classes);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/class/polls", this::past);
        routes.get("/class/polls/questions", this::questions);
        routes.get("/class/polls/beside", this::beside);
        routes.post("/class/polls", this::open);
        routes.post("/class/polls/{id}/end", this::close);
        routes.post("/class/polls/{id}/result", this::show);
        routes.delete("/class/polls/{id}", this::drop);
        routes.post("/class/polls/{id}/answer", this::answer);
    }

    private void past(Context ctx) {
        var instructor = visitors.instructor(ctx);
        views.fragment(
                ctx, "polls/past.jte", InstructorPoll.past(polling.book(instructor), identity.students(instructor)));
    }

    /// The poll for a page that shows something else: the presenter's.
    private void beside(Context ctx) {
        current(ctx, "polls/beside.jte");
    }

    private void questions(Context ctx) {
        var instructor = visitors.instructor(ctx);
        views.fragment(
                ctx,
                "polls/questions.jte",
                PollChoices.of(
                        courses.course(), classes.of(instructor.classId()).state()));
    }

    private void open(Context ctx) {
        var instructor = visitors.instructor(ctx);
        if (ctx.formParam("lesson") != null) {
            polling.open(instructor, ofLesson(ctx));
            views.fragment(ctx, "polls/compose.jte", PollForm.EMPTY);
            return;
        }
        var draft = new PollDraft(
                text(ctx, "kind", 20),
                text(ctx, "question", PollDraft.LONGEST_QUESTION + 1),
                text(ctx, "options", 4_000),
                text(ctx, "right", 40));
        switch (draft.read()) {
            case PollDraft.Outcome.Ready(var question) -> {
                polling.open(instructor, question);
                views.fragment(ctx, "polls/compose.jte", PollForm.EMPTY);
            }
            case PollDraft.Outcome.Refused(var what) -> {
                ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
                views.fragment(ctx, "polls/compose.jte", new PollForm(draft, what));
            }
        }
    }

    private PollQuestion ofLesson(Context ctx) {
        var slug = text(ctx, "lesson", 120);
        var id = text(ctx, "id", 40);
        return Stream.of(slug)
                .filter(Slug::isValid)
                .flatMap(valid -> courses.course().lesson(new Slug(valid)).stream())
                .map(Lesson::questions)
                .flatMap(List::stream)
                .filter((Question question) -> question.id().equals(id))
                .flatMap(question -> PollQuestion.of(question).stream())
                .findFirst()
                .orElseThrow(
                        () -> Problem.notFound("The lesson has no such question any more, or none that fits a poll."));
    }

    private void close(Context ctx) {
        var instructor = visitors.instructor(ctx);
        polling.close(instructor, id(ctx));
        current(ctx);
    }

    private void show(Context ctx) {
        var instructor = visitors.instructor(ctx);
        polling.show(instructor, id(ctx), "true".equals(ctx.formParam("right")));
        current(ctx);
    }

    private void drop(Context ctx) {
        var instructor = visitors.instructor(ctx);
        polling.drop(instructor, id(ctx));
        current(ctx);
    }

    private void current(Context ctx) {
        current(ctx, "polls/current.jte");
    }

    private void current(Context ctx, String template) {
        var instructor = visitors.instructor(ctx);
        views.fragment(ctx, template, InstructorPoll.of(polling.book(instructor), identity.students(instructor)));
    }

    private void answer(Context ctx) {
        var student = visitors.student(ctx);
        var answer = polling.answer(student, id(ctx), values(ctx));
        if (!Views.wantsFragment(ctx)) {
            ctx.redirect("/class/ask#poll", HttpStatus.SEE_OTHER);
            return;
        }
        var view = view(student);
        if (answer.orElse(null) instanceof PollAnswer.Unclear(var what)) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            view = view.map(v -> v.withUnclear(what));
        }
        views.fragment(ctx, "polls/strip.jte", new PollStrip(view));
    }

    private Optional<StudentPoll> view(Student student) {
        return StudentPoll.of(classes.of(student.classId()).state().asking().polls(), student.id());
    }

    /// Choices, numbers and words come as `a`; places with a value for each line as `a0`, `a1` and so on.
    private static List<String> values(Context ctx) {
        var many =
                IntStream.range(0, MOST_VALUES).mapToObj(i -> "a" + i).takeWhile(name -> ctx.formParam(name) != null);
        return Stream.concat(
                        ctx.formParams("a").stream().limit(MOST_VALUES).map(value -> Typed.cut(value, LONGEST_VALUE)),
                        many.map(name -> text(ctx, name, LONGEST_VALUE)))
                .toList();
    }

    private static String text(Context ctx, String field, int longest) {
        return Typed.text(ctx, field, longest);
    }

    private static long id(Context ctx) {
        var id = ctx.pathParam("id");
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
    }
}
