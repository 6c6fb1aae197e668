package dev.millrace.cli;

import dev.millrace.Millrace;
import dev.millrace.Settings;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Runs a started server until the process is told to stop, and says how to reach it.
final class Foreground {
    private Foreground() {}

    /// Prints the addresses, waits for Ctrl-C or SIGTERM, then closes `parts` in their order, the server among them.
    static int run(Millrace millrace, Settings settings, String address, List<AutoCloseable> parts)
            throws InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    parts.forEach(Foreground::close);
                    stopped.countDown();
                }));
        announce(millrace, settings, address);
        stopped.await();
        return 0;
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("millrace: could not close " + part.getClass().getSimpleName() + ": " + e);
        }
    }

    private static void announce(Millrace millrace, Settings settings, String address) {
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
        System.out.println("  labs         " + millrace.labRuntime());
        var grader = millrace.grader();
        System.out.println("  sandbox      " + grader.sandboxName()
                + grader.sandboxProblem().map(why -> "  (" + why + ")").orElse(""));
        grader.caution().ifPresent(caution -> System.out.println("  CAUTION      " + caution));
        System.out.println("  Ctrl-C stops everything it started.");
    }
}
