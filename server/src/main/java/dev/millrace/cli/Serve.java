package dev.millrace.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `millrace serve`: runs the server until it is told to stop.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Serve the course, with labs and grading, until Ctrl-C.")
public final class Serve implements Callable<Integer> {
    @Mixin
    private ServerOptions options = new ServerOptions();

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything lives (default .millrace).")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "JDBC URL of a PostgreSQL database instead of the H2 file.")
    private @Nullable String database;

    @Override
    public Integer call() throws InterruptedException {
        var settings = options.settings(Optional.ofNullable(data), Optional.ofNullable(database));
        var millrace = Startup.start(settings);
        return Foreground.run(millrace, settings, options.address(millrace.port()), List.of(millrace));
    }
}
