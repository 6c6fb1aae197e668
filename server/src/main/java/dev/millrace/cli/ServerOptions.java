package dev.millrace.cli;

import dev.millrace.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that every command which runs a server takes.
final class ServerOptions {
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on (default ${DEFAULT-VALUE}; 0 takes a free one).")
    private int port = 7070;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Address to listen on (default ${DEFAULT-VALUE}; 0.0.0.0 lets the class in).")
    private String bind = "127.0.0.1";

    @Option(names = "--content", paramLabel = "DIR", description = "Folder of courses (default content/courses).")
    private @Nullable Path content;

    @Mixin
    private LabServerOptions labs = new LabServerOptions();

    @Mixin
    private SandboxOption sandbox = new SandboxOption();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Most processes that run submissions, one for each student who works on code, about 150 MB"
                    + " each (default as many as a quarter of the memory holds).")
    private @Nullable Integer workers;

    @Option(names = "--trust-proxy", description = "Believe X-Forwarded-* of a TLS proxy in front.")
    private boolean trustProxy;

    /// The settings of a server with its data in `data`, or in the default folder without.
    Settings settings(Optional<Path> data, Optional<String> databaseUrl) {
        var defaults = Settings.of(Home.folder());
        return new Settings(
                defaults.home(),
                data.orElse(defaults.data()),
                content == null ? defaults.content() : content,
                bind,
                port,
                databaseUrl,
                trustProxy,
                labs.settings(),
                sandbox.choice(),
                workers == null ? OptionalInt.empty() : OptionalInt.of(Math.max(1, workers)));
    }

    /// Where a browser on this machine finds a server that listens on `actualPort`.
    String address(int actualPort) {
        var local = bind.equals("127.0.0.1") || bind.equals("0.0.0.0");
        return "http://" + (local ? "localhost" : bind) + ":" + actualPort;
    }
}
