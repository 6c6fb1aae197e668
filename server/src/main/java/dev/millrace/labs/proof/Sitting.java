package dev.millrace.labs.proof;

import dev.millrace.content.BrokerCheck;
import dev.millrace.labs.broker.BrokerWatch;
import dev.millrace.labs.broker.CheckState;
import dev.millrace.labs.broker.CheckState.Standing;
import dev.millrace.labs.callback.Caller;
import dev.millrace.labs.runtime.Endpoint;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// One judgement of checks on a broker as it is now, by the watch that judges students. Close it to let the broker go.
final class Sitting implements AutoCloseable {
    /// Beyond the checks' own times.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<BrokerCheck> checks;
    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private final BrokerWatch watch;
    private final BrokerWatch.View view;

    Sitting(Endpoint endpoint, Caller services, List<BrokerCheck> checks) {
        this.checks = checks;
        this.watch = new BrokerWatch(endpoint, services, new BrokerWatch.Listener() {
            @Override
            public void changed() {
                news.release();
            }

            @Override
            public void passed(BrokerCheck check) {
                passed.add(check.id());
                news.release();
            }
        });
        this.view = watch.view("");
        watch.judge(checks);
    }

    boolean hasPassed(BrokerCheck check) {
        return passed.contains(check.id());
    }

    /// Waits until each check has passed or is known not to hold.
    void awaitSettled() {
        await(standing -> checks.stream().allMatch(check -> hasPassed(check) || is(standing, check, Standing.NOT_YET)));
    }

    /// Waits until all checks have passed.
    void awaitPassed() {
        await(_ -> checks.stream().allMatch(this::hasPassed));
    }

    /// Waits until a check shows a text, or has passed.
    void awaitSaid(BrokerCheck check, String text) {
        await(standing -> hasPassed(check)
                || (is(standing, check, Standing.NOT_YET) && last(check).seen().contains(text)));
    }

    /// What a check that has not passed last showed.
    CheckState last(BrokerCheck check) {
        return watch.judged()
                .getOrDefault(
                        check.id(),
                        new CheckState(check.id(), check.title(), Standing.COUNTING, "the broker does not answer", ""));
    }

    private static boolean is(Map<String, CheckState> standing, BrokerCheck check, Standing wanted) {
        var state = standing.get(check.id());
        return state != null && state.standing() == wanted;
    }

    /// Returns when it is so, or when the time is over.
    private void await(Predicate<Map<String, CheckState>> wanted) {
        long end = System.nanoTime() + patience(checks).toNanos();
        try {
            while (!wanted.test(watch.judged()) && System.nanoTime() < end) {
                boolean told = news.tryAcquire(200, TimeUnit.MILLISECONDS);
                if (told) news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration patience(Collection<BrokerCheck> checks) {
        return checks.stream()
                .map(check -> PATIENCE.plus(check.timing().within().orElse(Duration.ZERO))
                        .plus(check.timing().stays().orElse(Duration.ZERO)))
                .max(Duration::compareTo)
                .orElse(PATIENCE);
    }

    @Override
    public void close() {
        view.close();
        watch.close();
    }
}
