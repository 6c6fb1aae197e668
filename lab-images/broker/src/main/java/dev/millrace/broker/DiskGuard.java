package dev.millrace.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Stops a broker that stores more than it may, before it fills the disk that others use as well: Kafka itself knows
/// no limit but that of each partition, and its user may change that.
///
/// Counts what record logs hold, every two seconds, so a fast writer can be some hundred megabytes over. A broker that
/// starts above the limit gets some room, so that topics can be deleted. Runs on one daemon thread.
final class DiskGuard implements Runnable {
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final long ROOM = 256L << 20;
    private final Path folder;
    private final long limit;
    private final LongConsumer exceeded;

    /// @param limit bytes
    /// @param exceeded runs once, with the bytes found
    DiskGuard(Path folder, long limit, LongConsumer exceeded) {
        this.folder = folder;
        this.limit = limit;
        this.exceeded = exceeded;
    }

    void watch() {
        Thread.ofPlatform().daemon().name("disk-guard").start(this);
    }

    @Override
    public void run() {
        long held = held();
        long most = held > limit ? held + ROOM : limit;
        try {
            while (held <= most) {
                Thread.sleep(PACE);
                held = held();
                if (held <= limit) most = limit;
            }
            exceeded.accept(held);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Bytes of records. Index files are left out: they are sparse, and as large as they may become from the start.
    private long held() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .mapToLong(DiskGuard::size)
                    .sum();
        } catch (IOException | UncheckedIOException vanished) {
            return 0; // a topic was deleted while it was counted; the next round counts again
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException deleted) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
