package dev.millrace.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/course.md` says which step serves which sentence of the outline. Between backticks in its tables stand slugs,
/// and nothing else.
class CourseGuideTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final List<String> open = new CourseReader()
            .read(Path.of("courses/building-event-driven-services")).course().orElseThrow().openSteps().stream()
                    .map(step -> step.open().orElseThrow().value())
                    .toList();

    @Test
    void whatTheGuideNamesIsAnOpenStepAndEveryOpenStepIsNamed() throws IOException {
        var named = Files.readAllLines(Path.of("../docs/course.md")).stream()
                .filter(line -> line.startsWith("|"))
                .flatMap(line -> CODE.matcher(line).results())
                .map(match -> match.group(1))
                .distinct()
                .toList();

        assertThat(open).hasSizeGreaterThan(10);
        assertThat(named).containsExactlyInAnyOrderElementsOf(open);
    }
}
