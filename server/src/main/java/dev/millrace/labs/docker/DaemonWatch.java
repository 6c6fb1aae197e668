package dev.millrace.labs.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens to a daemon's events on one thread, and tells when it goes away and when it is back: looked for again after
/// a quarter of a second, then in growing steps up to ten seconds. Beats while it is there.
final class DaemonWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DaemonWatch.class);
    private static final Duration LEAST = Duration.ofMillis(250);
    private static final Duration MOST = Duration.ofSeconds(10);

    /// Hears of the daemon, on the watch's thread.
    interface Ear {
        /// Something happened to a container.
        void event(Event event);

        /// The daemon answers, at first or again; events from now on are heard.
        void reachable();

        /// It does not.
        void unreachable(String sentence);

        /// It answers, and some time has gone by.
        void beat();
    }

    private final Daemon daemon;
    private final Map<String, String> labels;
    private final String[] events;
    private final Duration beat;
    private final Ear ear;
    private final Thread thread;
    private volatile boolean closed;

    DaemonWatch(Daemon daemon, Map<String, String> labels, Duration beat, Ear ear, String... events) {
        this.daemon = daemon;
        this.labels = labels;
        this.beat = beat;
        this.ear = ear;
        this.events = events.clone();
        this.thread = Thread.ofVirtual().name("docker-watch").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        var wait = LEAST;
        boolean told = false;
        while (!closed) {
            try {
                daemon.ping();
                listen();
                wait = LEAST;
                told = false;
            } catch (RuntimeUnreachable e) {
                if (!told && !closed) tell(e);
                told = true;
            } catch (RuntimeException e) {
                LOG.error("event=docker-watch-broke", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!pause(wait)) return;
            wait = wait.multipliedBy(2).compareTo(MOST) > 0 ? MOST : wait.multipliedBy(2);
        }
    }

    private void tell(RuntimeUnreachable e) {
        LOG.warn("event=docker-unreachable reason=\"{}\"", e.getMessage());
        ear.unreachable(String.valueOf(e.getMessage()));
    }

    private static boolean pause(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Returns when the stream of events ends, which is when the daemon does.
    private void listen() throws InterruptedException {
        try (var stream = new Stream(ear::event)) {
            daemon.client()
                    .eventsCmd()
                    .withLabelFilter(labels)
                    .withEventFilter(events)
                    .exec(stream);
            if (!stream.awaitStarted(10, java.util.concurrent.TimeUnit.SECONDS)) return;
            ear.reachable();
            while (!stream.awaitCompletion(beat.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) ear.beat();
        } catch (IOException | RuntimeException e) {
            throw e instanceof RuntimeUnreachable unreachable ? unreachable : daemon.translated("tell of events", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private static final class Stream extends ResultCallback.Adapter<Event> {
        private final Consumer<Event> to;

        Stream(Consumer<Event> to) {
            this.to = to;
        }

        @Override
        public void onNext(Event event) {
            to.accept(event);
        }
    }
}
