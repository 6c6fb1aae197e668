package dev.millrace.cli;

import dev.millrace.Settings;
import dev.millrace.content.Slug;
import dev.millrace.content.scaffold.Scaffold;
import dev.millrace.content.scaffold.Scaffold.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `millrace new`: the files of a new lesson or lab, ready to be written. It changes no file that is there.
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Lay the files of a new lesson or lab into a course; no file that is there is changed.",
        synopsisSubcommandLabel = "(lesson | lab)",
        footer = {"", "Exit code: 0 written, 1 the name is taken, 2 usage."})
public final class New {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--content",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description = "The course's folder, with its course.yaml (default: the course that ships).")
    private @Nullable Path content;

    @Command(description = "A lesson: lessons/SLUG/lesson.md.", mixinStandardHelpOptions = true)
    int lesson(
            @Parameters(paramLabel = "SLUG", description = "Its name: lower-case words joined by hyphens.")
                    String slug) {
        var name = slug(slug);
        return told(name, Scaffold.in(course()).lesson(name));
    }

    @Command(
            description = "A lab: labs/SLUG/ with brief, hints, and what its kind needs.",
            mixinStandardHelpOptions = true)
    int lab(
            @Parameters(paramLabel = "SLUG", description = "Its name: lower-case words joined by hyphens.") String slug,
            @Option(
                            names = "--kind",
                            defaultValue = "streams",
                            description = "streams: Java that is run; broker: the student's broker is looked at."
                                    + " One of ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
                    LabKind kind) {
        var name = slug(slug);
        var scaffold = Scaffold.in(course());
        return told(
                name,
                switch (kind) {
                    case streams -> scaffold.streamsLab(name);
                    case broker -> scaffold.brokerLab(name);
                });
    }

    /// As they are written in `lab.yaml`.
    enum LabKind {
        streams,
        broker
    }

    private int told(Slug slug, Result result) {
        var line = spec.commandLine();
        var here = Path.of("").toAbsolutePath();
        return switch (result) {
            case Result.Made(var files) -> {
                files.forEach(file -> line.getOut().println(file.startsWith(here) ? here.relativize(file) : file));
                line.getErr().println("""
                        Next: add `- %s` to the steps of a section in course.yaml, so that the minutes add up;
                        then ./millrace lint --quick says what is still to be written.""".formatted(slug));
                yield 0;
            }
            case Result.Taken(var place) -> {
                line.getErr()
                        .println("Nothing was written: %s is there already. Choose another name, or remove it."
                                .formatted(place.startsWith(here) ? here.relativize(place) : place));
                yield 1;
            }
        };
    }

    private Path course() {
        var folder = (content == null ? Home.folder().resolve("content/courses").resolve(Settings.COURSE) : content)
                .toAbsolutePath()
                .normalize();
        if (Files.exists(folder.resolve("course.yaml"))) return folder;
        throw new ParameterException(
                spec.commandLine(),
                "There is no course.yaml in " + folder + ". Name a course's folder with --content.");
    }

    private Slug slug(String word) {
        if (Slug.isValid(word)) return new Slug(word);
        throw new ParameterException(
                spec.commandLine(), "`" + word + "` is not a slug. Use lower-case words joined by hyphens.");
    }
}
