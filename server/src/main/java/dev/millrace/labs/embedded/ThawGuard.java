package dev.millrace.labs.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets frozen brokers go on when the server is gone, however it went: a shell that waits for the end of a pipe from
/// the server. Without it a frozen broker would sleep on in memory for ever, because its lease ends only while it runs.
/// Armed before the first broker is frozen. Thread-safe.
final class ThawGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ThawGuard.class);
    /// A number that belongs to somebody else by now takes no harm: its process runs anyway.
    private static final String WATCH = "trap '' INT HUP TERM; read -r never; for f in \"$1\"/*/process; do"
            + " read -r pid rest < \"$f\" && kill -CONT \"$pid\"; done 2>/dev/null";

    private final Path labs;
    private Optional<Process> shell = Optional.empty();

    ThawGuard(Path labs) {
        this.labs = labs;
    }

    synchronized void arm() {
        if (shell.filter(Process::isAlive).isPresent()) return;
        try {
            shell = Optional.of(new ProcessBuilder("/bin/sh", "-c", WATCH, "sh", labs.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot guard frozen brokers", e);
        }
    }

    @Override
    public synchronized void close() {
        if (shell.isEmpty()) return;
        try {
            shell.get().outputWriter().close();
        } catch (IOException e) {
            LOG.debug("the guard of frozen brokers is gone", e);
        }
    }
}
