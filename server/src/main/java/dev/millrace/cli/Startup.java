package dev.millrace.cli;

import dev.millrace.Millrace;
import dev.millrace.Settings;
import dev.millrace.labs.docker.DaemonRefusal;
import dev.millrace.labs.runtime.LabsMisconfigured;
import dev.millrace.storage.Database;
import java.net.BindException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Supplier;

/// Starts a server and puts what can go wrong on a person's machine into a sentence that says what to do.
final class Startup {
    private Startup() {}

    static Millrace start(Settings settings) {
        if (!Files.isDirectory(settings.content())) {
            throw new Failures.Mendable(
                    "there is no folder of courses at " + settings.content() + ". Name one with --content DIR.", null);
        }
        return explaining(settings, () -> Millrace.start(settings));
    }

    /// The database of a server that does not run, or that shares it.
    static Database database(Settings settings, Optional<String> url) {
        if (url.isEmpty() && !Files.exists(settings.data().resolve(Database.FILE))) {
            throw new Failures.Mendable(
                    "there is no data of a server in " + settings.data() + ". Name its folder with --data DIR.", null);
        }
        return explaining(settings, () -> Database.open(settings.data(), url));
    }

    private static <T> T explaining(Settings settings, Supplier<T> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            throw explain(settings, e)
                    .<RuntimeException>map(sentence -> new Failures.Mendable(sentence, e))
                    .orElse(e);
        }
    }

    private static Optional<String> explain(Settings settings, RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            var message = String.valueOf(cause.getMessage());
            if (cause instanceof BindException) {
                return Optional.of(
                        "cannot listen on " + settings.bind() + ":" + settings.port() + " (" + message
                                + "). Is another server running? Choose another port with --port N; --port 0 takes a free one.");
            }
            if (message.contains("Database may be already in use")) {
                return Optional.of("another Millrace uses the data folder " + settings.data()
                        + ". Stop it, or choose another folder with --data DIR.");
            }
            if (cause instanceof DaemonRefusal || cause instanceof LabsMisconfigured) {
                return Optional.of(message);
            }
            if (cause instanceof java.nio.file.FileSystemException) {
                return Optional.of("cannot write to the data folder " + settings.data() + " (" + message
                        + "). Check its owner and free space, or choose another with --data DIR.");
            }
        }
        return Optional.empty();
    }
}
