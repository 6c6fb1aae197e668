package dev.millrace.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

/// Ends a broker that nobody wants any more: the owner touches the lease file every so often, and when it has not
/// been touched for the whole lease time, `expired` runs, once. A server that is gone for good leaves no orphan;
/// one that is started again within the lease finds its brokers running.
///
/// Time is the monotonic clock and "touched" means "changed since last looked", so that neither a corrected clock
/// nor a laptop that slept ends a broker. Runs on one daemon thread.
final class Lease implements Runnable {
    private static final FileTime MISSING = FileTime.fromMillis(0);
    private final Path file;
    private final Duration time;
    private final Runnable expired;

    Lease(Path file, Duration time, Runnable expired) {
        this.file = file;
        this.time = time;
        this.expired = expired;
    }

    void watch() {
        Thread.ofPlatform().daemon().name("lease").start(this);
    }

    @Override
    public void run() {
        var seen = touched();
        long since = System.nanoTime();
        try {
            while (System.nanoTime() - since < time.toNanos()) {
                Thread.sleep(time.dividedBy(20));
                var now = touched();
                if (!now.equals(seen)) since = System.nanoTime();
                seen = now;
            }
            expired.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FileTime touched() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return MISSING;
        }
    }
}
