package dev.millrace.practice;

import dev.millrace.content.Block;
import dev.millrace.content.Lesson;
import dev.millrace.content.Slug;
import dev.millrace.course.Courses;
import dev.millrace.web.Problem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/// The lesson that an address of this feature names.
final class AskedLesson {
    private final Courses courses;

    AskedLesson(Courses courses) {
        this.courses = courses;
    }

    Lesson lesson(Context ctx) {
        var slug = ctx.pathParam("slug");
        return Optional.of(slug)
                .filter(Slug::isValid)
                .flatMap(text -> courses.course().lesson(new Slug(text)))
                .orElseThrow(() -> Problem.notFound("The course has no such lesson."));
    }

    static <T extends Block> T block(Lesson lesson, Class<T> kind) {
        return lesson.blocks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("The lesson has nothing to answer here."));
    }

    /// Without script: the lesson again, at the place of the change.
    static void back(Context ctx, Lesson lesson, String query, String place) {
        ctx.redirect("/course/" + lesson.slug() + query + "#" + place, HttpStatus.SEE_OTHER);
    }
}
