package dev.millrace.labs.docker;

import dev.millrace.labs.runtime.LabRuntime.Listener;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at a swarm every second on one thread: a manager's events tell of its own machine only. Says when the manager
/// goes away and when it is back, and beats now and then while it is there.
final class SwarmWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SwarmWatch.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofSeconds(10);

    /// Looks for what has ended.
    interface Look {
        /// One look.
        ///
        /// @param first whether the swarm was away before
        void at(boolean first);
    }

    private final Look look;
    private final Duration pause;
    private final Runnable beat;
    private final Thread thread;
    private volatile Listener listener = (_, _) -> {};
    private volatile Optional<String> away = Optional.empty();

    SwarmWatch(Look look, Duration pause, Runnable beat) {
        this.look = look;
        this.pause = pause;
        this.beat = beat;
        this.thread = Thread.ofVirtual().name("swarm-watch").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    void listen(Listener listener) {
        this.listener = listener;
        away.ifPresent(listener::unreachable);
    }

    private void watch() {
        var wait = PACE;
        long beaten = System.nanoTime() - pause.toNanos();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                lookOnce();
                wait = PACE;
                if (System.nanoTime() - beaten >= pause.toNanos()) {
                    beaten = System.nanoTime();
                    Thread.startVirtualThread(this::beatOnce);
                }
            } catch (RuntimeUnreachable e) {
                tell(String.valueOf(e.getMessage()));
                wait = wait.multipliedBy(2).compareTo(MOST) > 0 ? MOST : wait.multipliedBy(2);
            } catch (RuntimeException e) {
                LOG.error("event=swarm-watch-broke", e);
            }
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void lookOnce() {
        boolean first = away.isPresent();
        look.at(first);
        if (!first) return;
        away = Optional.empty();
        listener.reachable();
    }

    private void beatOnce() {
        try {
            beat.run();
        } catch (RuntimeUnreachable e) {
            LOG.debug("event=swarm-lease-not-renewed reason=\"{}\"", e.getMessage());
        }
    }

    private void tell(String sentence) {
        if (away.isPresent() || Thread.currentThread().isInterrupted()) return;
        LOG.warn("event=swarm-unreachable reason=\"{}\"", sentence);
        away = Optional.of(sentence);
        listener.unreachable(sentence);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
