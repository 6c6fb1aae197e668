package dev.millrace.practice;

import dev.millrace.content.Block;
import dev.millrace.content.Lesson;
import dev.millrace.course.Courses;
import dev.millrace.identity.StudentId;
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

/// A student's design, how the class answered it, and the answer that an instructor picks to discuss. What is refused
/// comes back as it was typed: with htmx in its place, without script on a page of its own.
public final class DesignRoutes implements Routes {
    private static final int LONGEST_CELL = 300;

    private final AskedLesson asked;
    private final Designs designs;
    private final Visitors visitors;
    private final Views views;

    public DesignRoutes(Courses courses, Practice practice, Visitors visitors, Views views) {
        this.asked = new AskedLesson(courses);
        this.designs = practice.designs();
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/course/{slug}/design", this::save);
        routes.get("/course/{slug}/design/class", this::comparison);
        routes.post("/course/{slug}/design/discussed", this::discuss);
    }

    private void save(Context ctx) {
        var student = visitors.student(ctx);
        var lesson = asked.lesson(ctx);
        var design = design(lesson);
        var sheet = sheet(ctx, design);
        switch (designs.save(student, lesson.slug(), design, sheet)) {
            case DesignResult.Saved _ -> saved(ctx, lesson, designs.view(student, lesson.slug(), design));
            case DesignResult.Refused why ->
                refused(ctx, lesson, designs.refused(student, lesson.slug(), design, sheet, why));
        }
    }

    private void saved(Context ctx, Lesson lesson, DesignView view) {
        if (Views.wantsFragment(ctx)) {
            views.fragment(ctx, "practice/design.jte", view);
        } else {
            AskedLesson.back(ctx, lesson, "", "design");
        }
    }

    private void refused(Context ctx, Lesson lesson, DesignView view) {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        if (Views.wantsFragment(ctx)) {
            views.fragment(ctx, "practice/design.jte", view);
        } else {
            views.page(ctx, lesson.title(), "practice/designPage.jte", view);
        }
    }

    private void comparison(Context ctx) {
        var viewer = visitors.require(ctx);
        var lesson = asked.lesson(ctx);
        var comparison = designs.comparison(viewer, lesson.slug(), design(lesson))
                .orElseThrow(() -> Problem.notFound("Save your own answer first: the class's appears with it."));
        views.fragment(ctx, "practice/comparison.jte", comparison);
    }

    private void discuss(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var lesson = asked.lesson(ctx);
        var design = design(lesson);
        var student = Optional.of(Typed.text(ctx, "student", 40))
                .filter(id -> !id.isBlank())
                .map(StudentId::new);
        if (!designs.discuss(instructor, lesson.slug(), student)) {
            throw Problem.notFound("No student of your class with an answer to this design has this address.");
        }
        if (Views.wantsFragment(ctx)) {
            designs.comparison(instructor, lesson.slug(), design)
                    .ifPresent(view -> views.fragment(ctx, "practice/comparison.jte", view));
        } else {
            AskedLesson.back(ctx, lesson, "", "design-class");
        }
    }

    private static Block.Design design(Lesson lesson) {
        return AskedLesson.block(lesson, Block.Design.class);
    }

    private static DesignSheet sheet(Context ctx, Block.Design design) {
        return new DesignSheet(IntStream.range(0, design.rows())
                .<List<String>>mapToObj(
                        row -> IntStream.range(0, design.fields().size())
                                .mapToObj(column -> Typed.text(ctx, "c" + row + "-" + column, LONGEST_CELL))
                                .toList())
                .toList());
    }
}
