package dev.millrace.classroom;

import dev.millrace.content.Course;
import dev.millrace.content.Slug;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;

/// The step whose page a request comes from, which htmx names.
final class OpenStep {
    private OpenStep() {}

    static Optional<String> of(Context ctx, Course course) {
        var page = Optional.ofNullable(ctx.header("HX-Current-URL")).flatMap(OpenStep::lastPart);
        return page.filter(slug -> course.step(new Slug(slug)).isPresent());
    }

    private static Optional<String> lastPart(String url) {
        try {
            var path = URI.create(url).getPath();
            return Optional.ofNullable(path)
                    .map(p -> p.substring(p.lastIndexOf('/') + 1))
                    .filter(Slug::isValid);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
