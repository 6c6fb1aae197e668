package dev.millrace.classroom;

import dev.millrace.identity.ClassId;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityFeed;
import dev.millrace.progress.ActivityLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// One class, kept up to date: read from the log once, then told of every new activity. Thread-safe.
final class LiveClass implements AutoCloseable, ActivityFeed.Listener {
    private static final Duration HEARD = Duration.ofSeconds(1);
    private static final int TAIL = 100;

    private final ActivityLog log;
    private final ClassId classId;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /// Positions that reading the log gave, and that the feed may give again.
    private final Set<Long> alreadyRead = new HashSet<>();
    /// The newest activities in the order of the log, after what is in [#settled]. The feed gives activities
    /// as they are committed, and one may be overtaken by another with a later position; then these are
    /// folded anew.
    private final List<Activity> tail = new ArrayList<>();

    private ClassState settled = ClassState.EMPTY;
    private ClassState state = ClassState.EMPTY;
    private ActivityFeed.Subscription subscription;
    private boolean closed;

    LiveClass(ActivityLog log, ClassId classId) {
        this.log = log;
        this.classId = classId;
        lock.lock();
        try {
            subscription = log.subscribe(classId, this);
            read();
        } finally {
            lock.unlock();
        }
    }

    /// Listens first and reads second, so that nothing is missed between the two.
    private void read() {
        var all = log.ofClass(classId, 0);
        alreadyRead.clear();
        all.forEach(activity -> alreadyRead.add(activity.id()));
        settled = ClassState.EMPTY;
        tail.clear();
        tail.addAll(all);
        state = settled.after(tail);
        settle();
        changed.signalAll();
    }

    private void settle() {
        if (tail.size() > 2 * TAIL) {
            var old = tail.subList(0, tail.size() - TAIL);
            settled = settled.after(old);
            old.clear();
        }
    }

    @Override
    public void on(Activity activity) {
        lock.lock();
        try {
            if (!alreadyRead.remove(activity.id())) {
                take(activity);
            }
        } finally {
            lock.unlock();
        }
    }

    private void take(Activity activity) {
        boolean overtaken = activity.id() <= settled.lastId(); // by more than the tail
        if (overtaken || activity.kind() == Activity.Kind.ROSTER_CHANGED) {
            read();
            return;
        }
        tail.add(activity);
        if (activity.id() > state.lastId()) {
            state = state.after(List.of(activity));
        } else {
            tail.sort(Comparator.comparingLong(Activity::id));
            state = settled.after(tail);
        }
        settle();
        changed.signalAll();
    }

    @Override
    public void fellBehind() {
        lock.lock();
        try {
            if (!closed) {
                subscription = log.subscribe(classId, this);
                read();
            }
        } finally {
            lock.unlock();
        }
    }

    ClassState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /// The state as soon as it is `wanted`, or as it is when `wait` is over or the class is closed.
    ClassState await(Predicate<ClassState> wanted, Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (!closed && left > 0 && !wanted.test(state)) {
                left = changed.awaitNanos(left);
            }
            return state;
        } finally {
            lock.unlock();
        }
    }

    /// The state once a change that was just made is in it, for the answer to who made it; as it is after a second.
    ClassState heard(Predicate<ClassState> change) {
        try {
            return await(change, HEARD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return state();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            subscription.close();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
