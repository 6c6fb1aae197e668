package dev.millrace.classroom;

import dev.millrace.content.Block;
import dev.millrace.content.Lesson;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.course.Courses;
import dev.millrace.grading.Grading;
import dev.millrace.identity.Student;
import dev.millrace.identity.Visitors;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Stands before everything that a step is served by: what an instructor holds back from a student is refused there,
/// with the reason, whichever feature the address belongs to. Thread-safe.
public final class Gate implements Routes {
    private final HeldBack heldBack;
    private final Courses courses;
    private final LiveClasses classes;
    private final Grading grading;
    private final Visitors visitors;

    public Gate(HeldBack heldBack, Courses courses, LiveClasses classes, Grading grading, Visitors visitors) {
        this.heldBack = heldBack;
        this.courses = courses;
        this.classes = classes;
        this.grading = grading;
        this.visitors = visitors;
    }

    /// Named as the routes behind it are, so that both read an address in the same way.
    @Override
    public void addTo(RoutesConfig routes) {
        guard(routes, "/course/{slug}", (student, ctx) -> refuse(student, slug(ctx.pathParam("slug"))));
        guard(routes, "/course/{slug}/*", (student, ctx) -> refuse(student, slug(ctx.pathParam("slug"))));
        guard(routes, "/course/{slug}/hints/*", (student, ctx) -> refuseHints(student, slug(ctx.pathParam("slug"))));
        guard(routes, "/labs/{slug}/*", (student, ctx) -> refuse(student, slug(ctx.pathParam("slug"))));
        guard(routes, "/lab", (student, ctx) -> refuse(student, slug(lab(ctx))));
        guard(routes, "/lab/*", (student, ctx) -> refuse(student, slug(lab(ctx))));
        guard(routes, "/shop/{mode}/*", (student, ctx) -> refuse(student, demoOnly(student, ctx.pathParam("mode"))));
        guard(
                routes,
                "/submissions/{id}",
                (student, ctx) -> refuse(student, grading.labOf(student, ctx.pathParam("id"))));
    }

    private void guard(RoutesConfig routes, String path, BiConsumer<Student, Context> check) {
        routes.before(path, ctx -> {
            if (visitors.viewer(ctx).orElse(null) instanceof Student student) {
                check.accept(student, ctx);
            }
        });
    }

    private void refuse(Student student, Optional<Slug> step) {
        if (step.isPresent() && heldBack.from(student).step(step.get())) {
            var section =
                    courses.course().place(step.orElseThrow()).orElseThrow().section();
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "This opens when the class gets there",
                    "Your instructor holds section " + section.number() + ", " + section.title()
                            + ", back for now. It opens by itself when the class comes to it; nothing of yours is lost.",
                    whereTheClassIs(student));
        }
    }

    /// The lesson with this demo, when no lesson that has it is open to the student.
    private Optional<Slug> demoOnly(Student student, String mode) {
        var lessons = courses.course().steps().stream()
                .filter(Step.LessonStep.class::isInstance)
                .map(step -> ((Step.LessonStep) step).lesson())
                .filter(lesson -> lesson.blocks().stream()
                        .anyMatch(block ->
                                block instanceof Block.Demo demo && demo.mode().equals(mode)))
                .map(Lesson::slug)
                .toList();
        var held = heldBack.from(student);
        return lessons.stream().allMatch(held::step) ? lessons.stream().findFirst() : Optional.empty();
    }

    private void refuseHints(Student student, Optional<Slug> lab) {
        if (lab.isPresent() && heldBack.from(student).hints(lab.get())) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "The hints open later",
                    "Your instructor holds the hints of this lab back for now. Try without them first, or raise your hand.",
                    new Problem.Next("Back to the lab", "/course/" + lab.get()));
        }
    }

    private Problem.Next whereTheClassIs(Student student) {
        var at = classes.of(student.classId()).state().lead().at();
        return at.flatMap(Gate::slug)
                .filter(slug -> !heldBack.from(student).step(slug))
                .flatMap(slug -> courses.course().step(slug))
                .map(step -> new Problem.Next(
                        "Where the class is: " + step.name(),
                        "/course/" + step.open().orElseThrow()))
                .orElse(new Problem.Next("To the course", "/course"));
    }

    private static String lab(Context ctx) {
        return Optional.ofNullable(ctx.formParam("lab"))
                .or(() -> Optional.ofNullable(ctx.queryParam("lab")))
                .orElse("");
    }

    private static Optional<Slug> slug(String text) {
        return Optional.of(text).filter(Slug::isValid).map(Slug::new);
    }
}
