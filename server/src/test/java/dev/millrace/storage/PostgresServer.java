package dev.millrace.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL server of the installed package, with a cluster of its own in a temporary folder, on loopback.
/// PostgreSQL refuses to run as root, so root hands the folder to the package's user.
public final class PostgresServer implements AutoCloseable {
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    private final Path folder;
    private final int port;

    private PostgresServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// Makes a cluster below `/tmp` (its path must be reachable for the package's user) and starts it.
    public static PostgresServer start() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Path.of("/tmp"), "millrace-postgres");
        if (ROOT) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        var data = folder.resolve("data");
        run(as(bin("initdb"), "-D", data.toString(), "-U", "millrace", "--auth=trust", "-E", "UTF8", "--no-sync"));
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var options = "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off";
        run(as(bin("pg_ctl"), "-D", data.toString(), "-w", "-t", "30", "-l", folder + "/log", "-o", options, "start"));
        return new PostgresServer(folder, port);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=millrace";
    }

    /// Ends every connection, as a restart or a network does.
    void endConnections() throws SQLException {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                    + " and backend_type = 'client backend'");
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run(as(bin("pg_ctl"), "-D", folder + "/data", "-w", "-m", "immediate", "stop"));
        run(List.of("rm", "-rf", folder.toString()));
    }

    private static Path bin(String program) throws IOException {
        try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(v -> v.resolve("bin").resolve(program))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the package postgresql is not installed"));
        }
    }

    private static List<String> as(Path program, String... arguments) {
        var command = new ArrayList<String>();
        if (ROOT) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile("postgres", ".out");
        var process = new ProcessBuilder(command)
                .directory(Path.of("/tmp").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " failed: " + Files.readString(output));
        }
        Files.delete(output);
    }
}
