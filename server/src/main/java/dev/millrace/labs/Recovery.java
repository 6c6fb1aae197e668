package dev.millrace.labs;

import dev.millrace.labs.runtime.RuntimeUnreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a runtime that was lost again and again until it answers, then puts rows and brokers in order. One virtual
/// thread that sleeps while all is well.
final class Recovery implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Reach reach;
    private final Runnable reconcile;
    private final Runnable changed;
    private final Supplier<Instant> now;

    /// @param reconcile puts rows and brokers in order; throws where the runtime does not answer
    /// @param changed pages have something new to show
    Recovery(Reach reach, Runnable reconcile, Runnable changed, Supplier<Instant> now) {
        this.reach = reach;
        this.reconcile = reconcile;
        this.changed = changed;
        this.now = now;
    }

    @Override
    public void run() {
        try {
            while (reach.awaitLost()) {
                LOG.warn(
                        "labs cannot be reached: {}",
                        reach.lost().map(Reach.Lost::sentence).orElse(""));
                changed.run();
                retry();
                changed.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void retry() throws InterruptedException {
        var pause = FIRST;
        while (reach.pause(pause)) {
            if (worked()) return;
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
    }

    private boolean worked() {
        try {
            reconcile.run();
            reach.regain();
            LOG.info("labs can be reached again");
            return true;
        } catch (RuntimeUnreachable e) {
            reach.lose(now.get(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("labs could not be put in order", e);
        }
        return false;
    }
}
