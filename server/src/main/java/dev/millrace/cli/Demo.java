package dev.millrace.cli;

import dev.millrace.Settings;
import dev.millrace.content.CourseReader;
import dev.millrace.demo.SimulatedClass;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `millrace demo`: the server with a class that learns by itself, in a folder that is thrown away.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Serve with a simulated class of 24 that keeps learning; everything is thrown away at the end.")
public final class Demo implements Callable<Integer> {
    @Mixin
    private ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var scratch = Scratch.create("demo");
        var asked = options.settings(Optional.of(scratch.folder()), Optional.empty());
        // the simulated students start no labs: two brokers wait for whoever tries one
        var settings = asked.labs().pool().isPresent()
                ? asked
                : asked.withLabs(asked.labs().withPool(2));
        var folder = settings.content().resolve(Settings.COURSE);
        var course = new CourseReader(CourseReader.Depth.PAGES)
                .read(folder)
                .course()
                .orElseThrow(() -> new Failures.Mendable(
                        "the course in " + folder + " has faults; see them with: millrace lint " + folder, null));
        var millrace = Startup.start(settings);
        var address = options.address(millrace.port());
        var students =
                new SimulatedClass(URI.create(address), millrace.classroom().code(), course, folder.resolve("labs"));
        return Foreground.run(millrace, settings, address, List.of(students, millrace, scratch));
    }
}
