package dev.millrace.cli;

import dev.millrace.Millrace;
import dev.millrace.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `millrace serve`: runs the server until it is told to stop.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Serve the course, with labs and grading, until Ctrl-C.")
public final class Serve implements Callable<Integer> {
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

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything lives (default .millrace).")
    private @Nullable Path data;

    @Option(names = "--content", paramLabel = "DIR", description = "Folder of courses (default content/courses).")
    private @Nullable Path content;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "JDBC URL of a PostgreSQL database instead of the H2 file.")
    private @Nullable String database;

    @Option(names = "--trust-proxy", description = "Believe X-Forwarded-* of a TLS proxy in front.")
    private boolean trustProxy;

    @Override
    public Integer call() throws InterruptedException {
        var home = Home.folder();
        var defaults = Settings.of(home);
        var settings = new Settings(
                home,
                data == null ? defaults.data() : data,
                content == null ? defaults.content() : content,
                bind,
                port,
                Optional.ofNullable(database),
                trustProxy);
        var millrace = Startup.start(settings);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            millrace.close();
            stopped.countDown();
        }));
        announce(millrace, settings);
        stopped.await();
        return 0;
    }

    private void announce(Millrace millrace, Settings settings) {
        var address = "http://" + (bind.equals("127.0.0.1") ? "localhost" : bind) + ":" + millrace.port();
        var classroom = millrace.classroom();
        System.out.println();
        System.out.println("  Millrace is ready");
        System.out.println("  address      " + address);
        System.out.println("  class code   " + classroom.code());
        System.out.println("  instructor   "
                + (classroom.taken()
                        ? address + "/sign-in"
                        : address + "/instructor/claim/" + millrace.identity().invite(classroom.id())
                                + "  (works once)"));
        System.out.println("  data         " + settings.data().toAbsolutePath());
        System.out.println("  Ctrl-C stops everything it started.");
    }
}
