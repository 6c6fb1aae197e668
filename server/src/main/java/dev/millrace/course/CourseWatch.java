package dev.millrace.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls back when anything changes below a folder, once for a burst of changes, from a virtual thread of its own.
/// Where the file system cannot be watched it says so in the log, and changes need a restart.
final class CourseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CourseWatch.class);

    /// Editors write a file in several steps; so long it must be quiet.
    private static final Duration QUIET = Duration.ofMillis(120);

    private final Path folder;
    private final Runnable changed;
    private final WatchService service;

    private CourseWatch(Path folder, Runnable changed, WatchService service) {
        this.folder = folder;
        this.changed = changed;
        this.service = service;
    }

    /// Calls `changed` once now, on the caller's thread, and after every change until it is closed.
    static CourseWatch start(Path folder, Runnable changed) {
        try {
            var watch =
                    new CourseWatch(folder, changed, FileSystems.getDefault().newWatchService());
            watch.register();
            changed.run();
            Thread.ofVirtual().name("course-watch").start(watch::run);
            return watch;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot watch " + folder, e);
        }
    }

    private void run() {
        try {
            while (true) {
                var key = service.take();
                do {
                    key.pollEvents();
                    key.reset();
                    key = service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
                } while (key != null);
                register();
                changed.run();
            }
        } catch (ClosedWatchServiceException closed) {
            LOG.debug("course watch ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Folders that came with a change are watched from now on; those that are watched already stay so. While the
    /// course's folder does not exist, the one above it is watched.
    private void register() {
        var top = Files.isDirectory(folder) ? folder : folder.resolveSibling("");
        var depth = top.equals(folder) ? Integer.MAX_VALUE : 1;
        try (var folders = Files.walk(top, depth)) {
            for (var each : folders.filter(Files::isDirectory).toList()) {
                each.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("cannot watch course files folder={} reason={}", folder, e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
