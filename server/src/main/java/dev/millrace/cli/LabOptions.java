package dev.millrace.cli;

import dev.millrace.Settings;
import dev.millrace.content.Course;
import dev.millrace.content.CourseReader;
import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The coding lab that a command is about.
final class LabOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "LAB", description = "The lab's slug, such as revenue-per-window.")
    private String lab;

    @Option(
            names = "--content",
            paramLabel = "DIR",
            description = "The folder of the course (default content/courses/" + Settings.COURSE + ").")
    private @Nullable Path content;

    String slug() {
        return lab;
    }

    /// The lab as it is in the course now.
    ///
    /// @throws ParameterException when there is no such coding lab; the message lists those that there are
    LabSpec.Streams streams() {
        var folder = content == null ? Home.folder().resolve("content/courses").resolve(Settings.COURSE) : content;
        var course = new CourseReader(CourseReader.Depth.PAGES)
                .read(folder)
                .course()
                .orElseThrow(() -> usage("There is no course in " + folder + " that can be read."));
        return Optional.of(lab)
                .filter(Slug::isValid)
                .flatMap(name -> course.lab(new Slug(name)))
                .map(found -> streams(found.spec()))
                .orElseThrow(() -> noLab(course));
    }

    private LabSpec.Streams streams(LabSpec found) {
        return switch (found) {
            case LabSpec.Streams streams -> streams;
            case LabSpec.Broker _ ->
                throw usage("The lab " + lab + " is judged by the state of a student's broker, not by sources.");
        };
    }

    private ParameterException noLab(Course course) {
        var labs = course.openSteps().stream()
                .filter(Step.LabStep.class::isInstance)
                .map(step -> ((Step.LabStep) step).lab())
                .filter(l -> l.spec() instanceof LabSpec.Streams)
                .map(l -> l.slug().value())
                .collect(Collectors.joining(", "));
        return usage("There is no coding lab " + lab + ". There are: " + labs + ".");
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
