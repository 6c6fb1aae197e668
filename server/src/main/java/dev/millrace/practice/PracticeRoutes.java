package dev.millrace.practice;

import dev.millrace.content.Answer;
import dev.millrace.content.Judgement;
import dev.millrace.content.Lesson;
import dev.millrace.content.Question;
import dev.millrace.course.Courses;
import dev.millrace.identity.Student;
import dev.millrace.identity.Visitors;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Answers to quizzes. With htmx the answer is the changed piece of the page; without
/// script it is the lesson again, at the place of the change.
public final class PracticeRoutes implements Routes {
    private static final int LONGEST_VALUE = 40;
    private static final int MOST_VALUES = 40;

    private final AskedLesson asked;
    private final Practice practice;
    private final Visitors visitors;
    private final Views views;

    public PracticeRoutes(Courses courses, Practice practice, Visitors visitors, Views views) {
        this.asked = new AskedLesson(courses);
        this.practice = practice;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/course/{slug}/quiz/{question}", this::answer);
    }

    private void answer(Context ctx) {
        var student = visitors.student(ctx);
        var lesson = asked.lesson(ctx);
        var question = question(ctx, lesson);
        var unclear = practice.answer(student, lesson.slug(), question, values(ctx)) instanceof Judgement.Unclear;
        var hinted = unclear ? question.id() : "";
        if (Views.wantsFragment(ctx)) {
            ctx.status(unclear ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
            views.fragment(ctx, "practice/question.jte", view(student, lesson, question, hinted));
        } else {
            AskedLesson.back(ctx, lesson, unclear ? "?unclear=" + question.id() : "", question.id());
        }
    }

    private QuestionView view(Student student, Lesson lesson, Question question, String hinted) {
        return practice.questions(student, lesson, hinted).stream()
                .filter(view -> view.id().equals(question.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Question question(Context ctx, Lesson lesson) {
        return lesson.questions().stream()
                .filter(question -> question.id().equals(ctx.pathParam("question")))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("The lesson no longer asks this question: its text has changed."));
    }

    /// Choices and numbers come as `a`; lists with a value for each line as `a0`, `a1` and so on.
    private static Answer values(Context ctx) {
        var single = ctx.formParams("a");
        var many = IntStream.range(0, MOST_VALUES)
                .mapToObj(i -> "a" + i)
                .takeWhile(name -> ctx.formParam(name) != null)
                .map(name -> Typed.text(ctx, name, LONGEST_VALUE));
        return new Answer(Stream.concat(
                        single.stream().limit(MOST_VALUES).map(value -> Typed.cut(value, LONGEST_VALUE)), many)
                .toList());
    }
}
