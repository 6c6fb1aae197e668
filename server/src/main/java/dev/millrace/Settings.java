package dev.millrace;

import dev.millrace.grader.GraderSettings.SandboxChoice;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// How one server runs; made by the command line, by tests and by the demo.
///
/// @param home the installation: packaged broker and worker live below it
/// @param data the folder for the database, lab data and logs
/// @param content the folder of courses
/// @param port 0 takes a free one
/// @param databaseUrl a JDBC URL instead of the H2 file
/// @param trustProxy whether `X-Forwarded-*` is believed
/// @param labs how labs run
/// @param sandbox where submissions run
/// @param workers most worker processes of the grader; without it as many as a quarter of the memory holds
public record Settings(
        Path home,
        Path data,
        Path content,
        String bind,
        int port,
        Optional<String> databaseUrl,
        boolean trustProxy,
        LabSettings labs,
        SandboxChoice sandbox,
        OptionalInt workers) {

    /// The course that the server teaches.
    public static final String COURSE = "building-event-driven-services";

    /// Defaults for an installation: everything below its folder, on loopback.
    public static Settings of(Path home) {
        return new Settings(
                home,
                home.resolve(".millrace"),
                home.resolve("content/courses"),
                "127.0.0.1",
                7070,
                Optional.empty(),
                false,
                LabSettings.embedded(),
                SandboxChoice.BEST,
                OptionalInt.empty());
    }

    /// Whether others than the users of this machine can reach the server: by its address, or through a proxy.
    public boolean reachable() {
        try {
            return trustProxy || !InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true; // it cannot be bound either, and the start says so
        }
    }

    /// Whether checks call services on students' computers. Unless somebody decided, only where the server is for the
    /// users of this machine alone.
    public boolean callbacks() {
        return switch (labs.callbacks()) {
            case AUTO -> !reachable();
            case ON -> true;
            case OFF -> false;
        };
    }

    public Settings withPort(int other) {
        return new Settings(home, data, content, bind, other, databaseUrl, trustProxy, labs, sandbox, workers);
    }

    public Settings withData(Path other) {
        return new Settings(home, other, content, bind, port, databaseUrl, trustProxy, labs, sandbox, workers);
    }

    public Settings withDatabaseUrl(Optional<String> other) {
        return new Settings(home, data, content, bind, port, other, trustProxy, labs, sandbox, workers);
    }

    public Settings withLabs(LabSettings other) {
        return new Settings(home, data, content, bind, port, databaseUrl, trustProxy, other, sandbox, workers);
    }

    public Settings withContent(Path other) {
        return new Settings(home, data, other, bind, port, databaseUrl, trustProxy, labs, sandbox, workers);
    }
}
