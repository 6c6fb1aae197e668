package dev.millrace;

import dev.millrace.content.Block;
import dev.millrace.content.Lesson;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.course.Courses;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Visitors;
import io.javalin.http.Context;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Which requests show a student's broker or do something with it: the lab and its demos, the pages that they are part
/// of, the instructor's class page, and the roster, from which labs are stopped. Thread-safe.
final class LabRequests implements Predicate<Context> {
    private static final Pattern OF_A_LAB = Pattern.compile("/(lab|shop)(/.*)?");
    private static final Pattern OF_THE_CLASS = Pattern.compile("/(class|classes/roster)(/.*)?");
    private static final Pattern STEP = Pattern.compile("/course/([a-z0-9-]+)");

    private final Courses courses;
    private final Visitors visitors;

    LabRequests(Courses courses, Visitors visitors) {
        this.courses = courses;
        this.visitors = visitors;
    }

    @Override
    public boolean test(Context ctx) {
        var viewer = visitors.viewer(ctx);
        if (viewer.isEmpty()) return false; // is refused here as there
        var path = ctx.path();
        if (OF_A_LAB.matcher(path).matches()) return true;
        if (OF_THE_CLASS.matcher(path).matches()) return viewer.get() instanceof Instructor;
        var step = STEP.matcher(path);
        return step.matches() && Slug.isValid(step.group(1)) && hasBroker(new Slug(step.group(1)));
    }

    private boolean hasBroker(Slug slug) {
        return courses.course().step(slug).filter(LabRequests::hasBroker).isPresent();
    }

    private static boolean hasBroker(Step step) {
        return switch (step) {
            case Step.LabStep _ -> true;
            case Step.LessonStep lesson -> hasDemo(lesson.lesson());
            case Step.LaterStep _ -> false;
        };
    }

    private static boolean hasDemo(Lesson lesson) {
        return lesson.blocks().stream().anyMatch(Block.Demo.class::isInstance);
    }
}
