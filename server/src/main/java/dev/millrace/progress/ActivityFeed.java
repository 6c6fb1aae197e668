package dev.millrace.progress;

import dev.millrace.identity.ClassId;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/// Tells live subscribers of a class what was appended. Each has a bounded queue and a virtual thread of its own, so a
/// slow one delays nobody; one that falls behind is ended and comes back by reading the log. Thread-safe.
public final class ActivityFeed {
    private static final int BACKLOG = 1_000;

    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

    ActivityFeed() {}

    /// Receives activities, one at a time, in the order of commit.
    public interface Listener {
        void on(Activity activity);

        /// The subscription ended because this listener was too slow; read the log again.
        default void fellBehind() {}
    }

    Subscription subscribe(ClassId classId, Listener listener) {
        var subscription = new Subscription(classId, listener);
        subscriptions.add(subscription);
        subscription.thread.start();
        return subscription;
    }

    void publish(Activity activity) {
        for (var subscription : subscriptions) {
            if (subscription.classId.equals(activity.classId())) {
                subscription.offer(activity);
            }
        }
    }

    /// Something may not have been told: every subscriber is ended as one that was too slow.
    void everybodyReadsAgain() {
        subscriptions.forEach(Subscription::end);
    }

    /// One listener's place in the feed.
    public final class Subscription implements AutoCloseable {
        private final ClassId classId;
        private final Listener listener;
        private final BlockingQueue<Activity> queue = new ArrayBlockingQueue<>(BACKLOG);
        private final Thread thread;

        private Subscription(ClassId classId, Listener listener) {
            this.classId = classId;
            this.listener = listener;
            this.thread = Thread.ofVirtual().name("activity-feed").unstarted(this::deliver);
        }

        private void offer(Activity activity) {
            if (!queue.offer(activity)) end();
        }

        private void end() {
            close();
            listener.fellBehind();
        }

        private void deliver() {
            try {
                while (subscriptions.contains(this)) {
                    listener.on(queue.take());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                subscriptions.remove(this);
            }
        }

        @Override
        public void close() {
            subscriptions.remove(this);
            thread.interrupt();
        }
    }
}
