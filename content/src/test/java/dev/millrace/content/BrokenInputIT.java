package dev.millrace.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damages a small course in many ways: a reading never throws.
class BrokenInputIT {
    private static final Path BASE = Path.of("src/test/golden/base/tiny-course");
    private static final List<String> SPLINTERS = List.of(
            ":::",
            "---",
            "```",
            "- (x)",
            "<",
            "{",
            "[",
            "\"",
            "\0",
            "\ud83d\ude00",
            "&a *a",
            "\n\n",
            "### ",
            "= ",
            "=>",
            "why:",
            "<!DOCTYPE x [<!ENTITY a \"b\">]>",
            "!!java.net.URL [\"http://localhost\"]",
            "|",
            "\t",
            "99999999999");

    private final CourseReader reader = new CourseReader();

    @Test
    void a_damaged_file_becomes_findings_and_never_an_exception(@TempDir Path temp) throws IOException {
        var course = temp.resolve("tiny-course");
        copy(BASE, course);
        var files = regularFiles(course);
        var random = new Random(42);
        for (var i = 0; i < 600; i++) {
            var file = files.get(random.nextInt(files.size()));
            var good = Files.readAllBytes(file);
            Files.write(file, damaged(good, random));

            assertThat(reader.read(course).findings()).isNotNull();

            Files.write(file, good);
        }
    }

    @Test
    void an_empty_folder_and_a_missing_one_say_that_course_yaml_is_missing(@TempDir Path temp) {
        assertThat(reader.read(temp).course()).isEmpty();
        assertThat(reader.read(temp.resolve("nowhere")).findings())
                .extracting(Finding::rule)
                .containsExactly("missing-file");
    }

    @Test
    void a_reference_that_grows_without_end_is_refused_or_read_as_what_it_is(@TempDir Path temp) throws IOException {
        var course = temp.resolve("tiny-course");
        copy(BASE, course);
        var bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\ndays: &e [*d,*d,*e]\n";
        Files.writeString(course.resolve("course.yaml"), bomb);

        assertThat(reader.read(course).findings()).isNotEmpty();
    }

    private static byte[] damaged(byte[] good, Random random) {
        var at = random.nextInt(good.length + 1);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(good, at);
            case 1 -> {
                var copy = good.clone();
                copy[Math.min(at, copy.length - 1)] = (byte) random.nextInt(256);
                yield copy;
            }
            case 2 -> {
                var text = new String(good, StandardCharsets.UTF_8);
                var lines = text.lines().toList();
                var without = random.nextInt(lines.size());
                yield String.join("\n", lines.subList(0, without)).getBytes(StandardCharsets.UTF_8);
            }
            default -> {
                var splinter = SPLINTERS.get(random.nextInt(SPLINTERS.size())).getBytes(StandardCharsets.UTF_8);
                var grown = Arrays.copyOf(good, good.length + splinter.length);
                System.arraycopy(good, at, grown, at + splinter.length, good.length - at);
                System.arraycopy(splinter, 0, grown, at, splinter.length);
                yield grown;
            }
        };
    }

    private static List<Path> regularFiles(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (var file : regularFiles(from)) {
            var target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.resolveSibling(""));
            Files.copy(file, target);
        }
    }
}
