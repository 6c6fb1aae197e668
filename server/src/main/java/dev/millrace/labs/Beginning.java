package dev.millrace.labs;

import dev.millrace.content.Slug;
import dev.millrace.labs.runtime.Endpoint;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts what a lab begins with on a student's broker, on a thread of its own, one lab after the other. Thread-safe.
final class Beginning {
    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String FAILED =
            "What this lab begins with could not be put in place. Reset the lab to try again.";

    private final Preparation preparation;
    private Optional<Thread> thread = Optional.empty();
    private Standing standing = new Standing(false, Optional.empty());

    /// @param problem set where it did not work, for the student
    record Standing(boolean going, Optional<String> problem) {}

    Beginning(Preparation preparation) {
        this.preparation = preparation;
    }

    synchronized Standing standing() {
        return standing;
    }

    /// Does nothing while another lab's beginning is being put; `after` then looks again.
    synchronized void put(Endpoint broker, Slug lab, Optional<String> checkpoint, Runnable after) {
        if (standing.going()) return;
        standing = new Standing(true, Optional.empty());
        thread = Optional.of(Thread.ofVirtual().name("lab-beginning-" + lab).start(() -> {
            var problem = attempt(broker, lab, checkpoint);
            done(problem);
            after.run();
        }));
    }

    private Optional<String> attempt(Endpoint broker, Slug lab, Optional<String> checkpoint) {
        try {
            return preparation.put(broker, lab, checkpoint);
        } catch (InterruptedException e) {
            return Optional.of(FAILED);
        } catch (RuntimeException e) {
            LOG.error("could not put the beginning of lab={} on broker={}", lab, broker, e);
            return Optional.of(FAILED);
        }
    }

    private synchronized void done(Optional<String> problem) {
        standing = new Standing(false, problem);
        // an interrupt that came too late must not reach the database, which would close its file
        var _ = Thread.interrupted();
    }

    /// The broker is to stop: returns when nobody writes to it any more.
    void end() throws InterruptedException {
        var running = cutShort();
        if (running.isPresent() && !running.get().join(PATIENCE)) {
            throw new IllegalStateException("the beginning of a lab does not end");
        }
        synchronized (this) {
            thread = Optional.empty();
            standing = new Standing(false, Optional.empty());
        }
    }

    synchronized Optional<Thread> cutShort() {
        if (standing.going()) thread.ifPresent(Thread::interrupt);
        return thread;
    }
}
