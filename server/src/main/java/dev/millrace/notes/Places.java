package dev.millrace.notes;

import dev.millrace.content.Block;
import dev.millrace.content.Course;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/// What of a step can be marked: the step itself and its headings.
final class Places {
    private static final int LONGEST_TITLE = 300;

    private Places() {}

    /// In the order of the page; nothing for a step that the course does not have open.
    static List<Bookmark> of(Course course, Slug slug) {
        return course.step(slug).stream()
                .flatMap(step -> Stream.concat(
                        Stream.of(new Bookmark(slug.value(), "", cut(step.name()))),
                        blocks(step).stream().flatMap(block -> headings(slug, block))))
                .toList();
    }

    private static List<Block> blocks(Step step) {
        return switch (step) {
            case Step.LessonStep lesson -> lesson.lesson().blocks();
            case Step.LabStep lab -> lab.lab().brief();
            case Step.LaterStep _ -> List.of();
        };
    }

    private static Stream<Bookmark> headings(Slug slug, Block block) {
        return block instanceof Block.Prose prose
                ? Jsoup.parseBodyFragment(prose.html()).select("body > :is(h2, h3)[id]").stream()
                        .map(heading -> new Bookmark(slug.value(), heading.id(), cut(heading.text())))
                : Stream.empty();
    }

    private static String cut(String title) {
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
    }
}
