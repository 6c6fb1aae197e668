package dev.millrace.content.scaffold;

import dev.millrace.content.CourseReader;
import dev.millrace.content.Slug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lays the files of a new lesson or lab into a course. They read without a fault, a coding lab's solution passes and
/// its starter does not; what the linter still says is what the author has to write. Nothing that is there is touched.
public final class Scaffold {
    private final Path course;
    private final String outcome;

    private Scaffold(Path course, String outcome) {
        this.course = course;
        this.outcome = outcome;
    }

    /// In the course of a folder.
    public static Scaffold in(Path course) {
        var outcome = new CourseReader(CourseReader.Depth.PAGES)
                .read(course).course().stream()
                        .flatMap(read -> read.outcomes().stream())
                        .findFirst()
                        .map(first -> first.id())
                        .orElse("O1");
        return new Scaffold(course, outcome);
    }

    /// What came of it.
    public sealed interface Result {
        /// These were written; the step waits for its place in `course.yaml`.
        record Made(List<Path> files) implements Result {
            public Made {
                files = List.copyOf(files);
            }
        }

        /// The course has a lesson or a lab of that name, or files in its place; nothing was written.
        record Taken(Path place) implements Result {}
    }

    public Result lesson(Slug slug) {
        return lay("lessons", slug, "", Map.of("lesson.md", Templates.LESSON));
    }

    /// A lab that is judged by running Java.
    public Result streamsLab(Slug slug) {
        var entry = entry(slug);
        return lay(
                "labs",
                slug,
                "P",
                Map.of(
                        "lab.yaml",
                        Templates.STREAMS,
                        "brief.md",
                        Templates.STREAMS_BRIEF,
                        "hints.md",
                        Templates.HINTS,
                        "starter/" + entry + ".java",
                        Templates.STARTER,
                        "solution/" + entry + ".java",
                        Templates.SOLUTION,
                        "cases/first/input.jsonl",
                        Templates.INPUT,
                        "cases/first/expected.jsonl",
                        Templates.EXPECTED));
    }

    /// A lab that is judged by the state of the student's broker.
    public Result brokerLab(Slug slug) {
        return lay(
                "labs",
                slug,
                "B",
                Map.of(
                        "lab.yaml", Templates.BROKER,
                        "brief.md", Templates.BROKER_BRIEF,
                        "hints.md", Templates.HINTS,
                        "solve.yaml", Templates.SOLVE));
    }

    private Result lay(String kind, Slug slug, String series, Map<String, String> files) {
        for (var other : List.of("lessons", "labs")) {
            var place = course.resolve(other).resolve(slug.value());
            if (Files.exists(place)) return new Result.Taken(place);
        }
        var folder = course.resolve(kind).resolve(slug.value());
        var label = series + (last(series) + 1);
        var written = new ArrayList<Path>();
        files.forEach((name, template) -> written.add(write(
                folder.resolve(name),
                template.replace("$title", title(slug))
                        .replace("$entry", entry(slug))
                        .replace("$label", label)
                        .replace("$outcome", outcome))));
        return new Result.Made(written.stream().sorted().toList());
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            return Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException taken) {
            throw new UncheckedIOException("came into being while the scaffold was laid: " + file, taken);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// The highest number of a series of labels, such as 4 of P1, P2, P4, in labs and in steps that open later.
    private int last(String series) {
        var label = Pattern.compile("\\blabel: *\"?" + series + "(\\d{1,4})\\b");
        try (var files = Files.walk(course, 3)) {
            return files.filter(file -> file.endsWith("course.yaml") || file.endsWith("lab.yaml"))
                    .flatMap(file -> label.matcher(text(file)).results())
                    .mapToInt(match -> Integer.parseInt(match.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look through " + course, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// `time-and-windows` is "Time and windows".
    private static String title(Slug slug) {
        return upper(slug.value().replace('-', ' '));
    }

    /// `revenue-per-window` is `RevenuePerWindow`; a digit cannot begin the name of a class.
    private static String entry(Slug slug) {
        var name =
                Arrays.stream(slug.value().split("-", -1)).map(Scaffold::upper).collect(Collectors.joining());
        return Character.isDigit(name.charAt(0)) ? "Lab" + name : name;
    }

    private static String upper(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
