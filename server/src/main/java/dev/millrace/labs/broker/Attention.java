package dev.millrace.labs.broker;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.BrokerCheck.HttpCheck;
import dev.millrace.content.BrokerCheck.RecordsCheck;
import dev.millrace.content.check.HttpTarget;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who wants to know what of a broker: pages that are open, pages that were just loaded, checks that are still to
/// pass. Decides whether there is anything to do at all, and how soon. Thread-safe.
final class Attention {
    private static final Duration LOOKED_AT = Duration.ofMillis(800);
    private static final Duration UNSEEN = Duration.ofSeconds(3);
    /// A page without script is looked at for as long as it takes to read and reload it.
    private static final Duration GLANCE = Duration.ofSeconds(15);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Integer> viewed = new HashMap<>();
    private int viewers;
    private long glancedUntil = System.nanoTime();
    private String glancedTopic = "";
    private long surveyedAt = System.nanoTime();
    private long staleAt = surveyedAt;
    private List<BrokerCheck> unmet = List.of();
    private List<BrokerCheck> proving = List.of();
    private boolean news;
    private boolean closed;

    void judge(List<BrokerCheck> checks) {
        change(() -> unmet = List.copyOf(checks));
    }

    void met(BrokerCheck check) {
        change(() -> unmet = without(unmet, check));
    }

    /// The check is to be judged again, by what the broker holds from now on.
    void prove(BrokerCheck check) {
        changedFromHere();
        change(() -> proving = with(without(proving, check), check));
    }

    void proved(BrokerCheck check) {
        change(() -> proving = without(proving, check));
    }

    private static List<BrokerCheck> without(List<BrokerCheck> checks, BrokerCheck check) {
        return checks.stream().filter(c -> !c.id().equals(check.id())).toList();
    }

    private static List<BrokerCheck> with(List<BrokerCheck> checks, BrokerCheck check) {
        return Stream.concat(checks.stream(), Stream.of(check)).toList();
    }

    /// Every check that is judged: those to pass and those to prove.
    List<BrokerCheck> judged() {
        return look(
                () -> Stream.concat(unmet.stream(), proving.stream()).distinct().toList());
    }

    List<BrokerCheck> unmet() {
        return look(() -> unmet);
    }

    void look(String topic) {
        change(() -> {
            viewers++;
            viewed.merge(topic, 1, Integer::sum);
        });
    }

    void lookAway(String topic) {
        change(() -> {
            viewers--;
            viewed.computeIfPresent(topic, (_, n) -> n == 1 ? null : n - 1);
        });
    }

    /// A page is being made: what was found out longer ago than an open page waits is old.
    void glance(String topic) {
        long now = System.nanoTime();
        change(() -> {
            glancedUntil = now + GLANCE.toNanos();
            glancedTopic = topic;
            long old = now - LOOKED_AT.toNanos();
            if (surveyedAt < old) staleAt = Math.max(staleAt, old);
        });
    }

    /// The broker was changed through us: what was found out before is old.
    void changedFromHere() {
        long now = System.nanoTime();
        change(() -> {
            staleAt = now;
            glancedUntil = Math.max(glancedUntil, now + UNSEEN.toNanos());
        });
    }

    void surveyed(long begun) {
        change(() -> surveyedAt = begun);
    }

    /// Whether something happened after the last survey began.
    boolean isStale() {
        return look(() -> surveyedAt <= staleAt);
    }

    /// Topics that somebody looks at.
    Set<String> viewedTopics() {
        var topics = new HashSet<>(look(() -> Set.copyOf(viewed.keySet())));
        if (look(() -> System.nanoTime() < glancedUntil)) topics.add(look(() -> glancedTopic));
        return topics;
    }

    /// Checks that count a topic.
    List<RecordsCheck> counting(String topic) {
        return judged().stream()
                .filter(RecordsCheck.class::isInstance)
                .map(RecordsCheck.class::cast)
                .filter(check -> check.topic().equals(topic))
                .toList();
    }

    /// Topics of which every record matters.
    Set<String> countedTopics() {
        return judged().stream()
                .filter(RecordsCheck.class::isInstance)
                .map(check -> ((RecordsCheck) check).topic())
                .collect(Collectors.toSet());
    }

    /// Services to call: for checks that are still to pass only while somebody looks.
    Set<HttpTarget> calledTargets() {
        var checks = look(() -> isLookedAt() ? judged() : proving);
        return checks.stream()
                .filter(HttpCheck.class::isInstance)
                .map(check -> ((HttpCheck) check).target())
                .collect(Collectors.toSet());
    }

    boolean isNeeded() {
        return look(this::needed);
    }

    /// How long to the next survey.
    Duration pace() {
        return look(() -> isLookedAt() || !proving.isEmpty() ? LOOKED_AT : UNSEEN);
    }

    /// Waits until somebody wants to know something; false once closed.
    boolean awaitNeed() {
        lock.lock();
        try {
            while (!closed && !needed()) changed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        } finally {
            lock.unlock();
        }
        return !look(() -> closed);
    }

    /// Records were read.
    void news() {
        change(() -> news = true);
    }

    /// Waits until records were read, which is true; false once it is time for the next survey, or nobody needs one.
    boolean awaitNews(long until) {
        lock.lock();
        try {
            while (!news) {
                long left = until - System.nanoTime();
                if (left <= 0 || surveyedAt <= staleAt || !needed()) return false;
                long _ = changed.awaitNanos(left);
            }
            if (System.nanoTime() >= until) return false;
            news = false;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Waits, but not longer than until closed.
    void rest(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!closed && left > 0) left = changed.awaitNanos(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        change(() -> closed = true);
    }

    private boolean needed() {
        return !closed && (isLookedAt() || hasUnmet() || !proving.isEmpty());
    }

    /// Of those that are judged while nobody looks.
    private boolean hasUnmet() {
        return unmet.stream().anyMatch(check -> !(check instanceof HttpCheck));
    }

    private boolean isLookedAt() {
        return viewers > 0 || System.nanoTime() < glancedUntil;
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private <T> T look(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }
}
