package dev.millrace.practice;

import dev.millrace.content.Answer;
import dev.millrace.content.Block;
import dev.millrace.content.Judgement;
import dev.millrace.content.Lesson;
import dev.millrace.content.Question;
import dev.millrace.content.Slug;
import dev.millrace.course.Courses;
import dev.millrace.identity.Student;
import dev.millrace.identity.Visitors;
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

/// Answers to quizzes, posts on the board and designs. With htmx the answer is the changed piece of the page; without
/// script it is the lesson again, at the place of the change.
public final class PracticeRoutes implements Routes {
    private static final int LONGEST_POST = 2_000;
    private static final int LONGEST_CELL = 300;
    private static final int LONGEST_VALUE = 40;
    private static final int MOST_VALUES = 40;

    private final Courses courses;
    private final Practice practice;
    private final Visitors visitors;
    private final Views views;

    public PracticeRoutes(Courses courses, Practice practice, Visitors visitors, Views views) {
        this.courses = courses;
        this.practice = practice;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/course/{slug}/quiz/{question}", this::answer);
        routes.post("/course/{slug}/discussion", this::post);
        routes.post("/course/{slug}/design", this::design);
    }

    private void answer(Context ctx) {
        var student = visitors.student(ctx);
        var lesson = lesson(ctx);
        var question = question(ctx, lesson);
        var unclear = practice.answer(student, lesson.slug(), question, values(ctx)) instanceof Judgement.Unclear;
        var hinted = unclear ? question.id() : "";
        if (Views.wantsFragment(ctx)) {
            ctx.status(unclear ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
            views.fragment(ctx, "practice/question.jte", view(student, lesson, question, hinted));
        } else {
            back(ctx, lesson, unclear ? "?unclear=" + question.id() : "", question.id());
        }
    }

    private void post(Context ctx) {
        var student = visitors.student(ctx);
        var lesson = lesson(ctx);
        var discuss = block(lesson, Block.Discuss.class);
        practice.post(student, lesson.slug(), text(ctx, "text", LONGEST_POST));
        if (Views.wantsFragment(ctx)) {
            views.fragment(ctx, "practice/discussion.jte", practice.discussion(student, lesson.slug(), discuss, true));
        } else {
            back(ctx, lesson, "?board=open", "discussion");
        }
    }

    private void design(Context ctx) {
        var student = visitors.student(ctx);
        var lesson = lesson(ctx);
        var design = block(lesson, Block.Design.class);
        practice.design(student, lesson.slug(), sheet(ctx, design));
        if (Views.wantsFragment(ctx)) {
            views.fragment(ctx, "practice/design.jte", practice.design(student, lesson.slug(), design));
        } else {
            back(ctx, lesson, "", "design");
        }
    }

    private QuestionView view(Student student, Lesson lesson, Question question, String hinted) {
        return practice.questions(student, lesson, hinted).stream()
                .filter(view -> view.id().equals(question.id()))
                .findFirst()
                .orElseThrow();
    }

    private Lesson lesson(Context ctx) {
        var slug = ctx.pathParam("slug");
        return Optional.of(slug)
                .filter(Slug::isValid)
                .flatMap(text -> courses.course().lesson(new Slug(text)))
                .orElseThrow(() -> Problem.notFound("The course has no such lesson."));
    }

    private static Question question(Context ctx, Lesson lesson) {
        return lesson.questions().stream()
                .filter(question -> question.id().equals(ctx.pathParam("question")))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("The lesson no longer asks this question: its text has changed."));
    }

    private static <T extends Block> T block(Lesson lesson, Class<T> kind) {
        return lesson.blocks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("The lesson has nothing to answer here."));
    }

    /// Choices and numbers come as `a`; lists with a value for each line as `a0`, `a1` and so on.
    private static Answer values(Context ctx) {
        var single = ctx.formParams("a");
        var many = IntStream.range(0, MOST_VALUES)
                .mapToObj(i -> "a" + i)
                .takeWhile(name -> ctx.formParam(name) != null)
                .map(name -> text(ctx, name, LONGEST_VALUE));
        return new Answer(Stream.concat(
                        single.stream().limit(MOST_VALUES).map(value -> cut(value, LONGEST_VALUE)), many)
                .toList());
    }

    private static DesignSheet sheet(Context ctx, Block.Design design) {
        return new DesignSheet(IntStream.range(0, design.rows())
                .<List<String>>mapToObj(
                        row -> IntStream.range(0, design.fields().size())
                                .mapToObj(column -> text(ctx, "c" + row + "-" + column, LONGEST_CELL))
                                .toList())
                .toList());
    }

    private static String text(Context ctx, String field, int longest) {
        var text = ctx.formParam(field);
        return text == null ? "" : cut(text, longest);
    }

    /// Without control characters, and not longer than fits; a letter of two halves is not cut in two.
    private static String cut(String text, int longest) {
        var clean = text.replaceAll("[\\p{Cntrl}&&[^\n]]", "");
        if (clean.length() <= longest) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private static void back(Context ctx, Lesson lesson, String query, String place) {
        ctx.redirect("/course/" + lesson.slug() + query + "#" + place, HttpStatus.SEE_OTHER);
    }
}
