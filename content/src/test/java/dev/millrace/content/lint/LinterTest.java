package dev.millrace.content.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.content.CourseReader;
import dev.millrace.content.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinterTest {
    private static final Linter LINTER = new Linter(new CourseReader(), new WrittenTrial());

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void finds_the_planted_fault_at_its_line(String name, @TempDir Path temp) throws IOException {
        var course = GoldenFolders.lay(name, temp);

        var found = LINTER.lint(course).stream()
                .map(finding -> finding.line(course))
                .collect(Collectors.joining("\n", "", "\n"))
                .strip();

        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GoldenFolders.expected(name), found.isEmpty() ? "" : found + "\n");
        }
        assertThat(found)
                .isEqualTo(Files.readString(GoldenFolders.expected(name)).strip());
    }

    static List<String> faults() {
        return GoldenFolders.names();
    }

    @Test
    void a_file_that_is_too_large_or_no_file_at_all_is_a_finding(@TempDir Path temp) throws IOException {
        var course = GoldenFolders.lay("clean", temp);
        Files.writeString(course.resolve("labs/double-it/brief.md"), "word ".repeat(500_000));
        Files.delete(course.resolve("labs/double-it/hints.md"));
        Files.createDirectory(course.resolve("labs/double-it/hints.md"));

        assertThat(LINTER.lint(course)).extracting(Finding::rule).contains("too-large", "unreadable");
    }

    @Test
    void only_the_clean_folder_has_no_findings() throws IOException {
        var quiet = GoldenFolders.names().stream()
                .filter(name -> {
                    try {
                        return Files.readString(GoldenFolders.expected(name)).isBlank();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();

        assertThat(quiet).containsExactly("clean");
        assertThat(GoldenFolders.names()).hasSizeGreaterThan(50);
    }
}
