package dev.millrace.labs.broker;

import dev.millrace.content.check.HttpTarget;
import dev.millrace.labs.callback.Called;
import dev.millrace.labs.callback.Caller;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Calls the services that checks are about, for as long as somebody wants to know: one after the other, in rounds that
/// begin two seconds apart or more. [#follow] and [#close] are for the watch's thread, the rest for anybody.
final class ServiceCalls implements AutoCloseable {
    private static final Duration PACE = Duration.ofSeconds(2);

    private final Caller caller;
    private final Runnable news;
    private final Map<HttpTarget, Answer> answers = new ConcurrentHashMap<>();
    private volatile Set<HttpTarget> wanted = Set.of();
    private Thread round = Thread.ofVirtual().unstarted(() -> {});
    private long begun = System.nanoTime() - PACE.toNanos();

    /// @param at when it was asked for, by `System.nanoTime`
    record Answer(Called called, long at) {}

    /// @param news told after each call
    ServiceCalls(Caller caller, Runnable news) {
        this.caller = caller;
        this.news = news;
    }

    /// From now on these are of interest, and what is known of others is old.
    void follow(Set<HttpTarget> targets) {
        wanted = Set.copyOf(targets);
        answers.keySet().retainAll(wanted);
        long now = System.nanoTime();
        if (wanted.isEmpty() || round.isAlive() || now - begun < PACE.toNanos()) return;
        begun = now;
        round = Thread.ofVirtual().name("service-calls").start(() -> call(wanted));
    }

    /// What came of the last call, while it is of interest.
    Optional<Answer> answer(HttpTarget target) {
        return Optional.ofNullable(answers.get(target));
    }

    private void call(Set<HttpTarget> targets) {
        try {
            for (var target : targets) {
                if (!wanted.contains(target)) continue;
                long at = System.nanoTime();
                var called = caller.call(target);
                answers.put(target, new Answer(called, at));
                if (!wanted.contains(target)) answers.remove(target);
                news.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        wanted = Set.of();
        round.interrupt();
    }
}
