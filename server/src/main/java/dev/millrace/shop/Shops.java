package dev.millrace.shop;

import dev.millrace.identity.Viewer;
import dev.millrace.labs.Labs;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/// The shops of all who look at one: the checkout of Harbour Goods for each of them, in this process, on their
/// own lab. A shop runs while a page shows it and a moment longer. Façade of this feature. Thread-safe.
public final class Shops implements AutoCloseable {
    /// Two for each of 24 students, and some more; what one costs is in docs/performance.md.
    private static final int MOST = 60;

    private static final int MOST_PAGES = 6;
    private static final Duration LINGER = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BiFunction<Viewer, Mode, Ground> grounds;
    private final Bounds bounds;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Owner, OpenShop> open = new HashMap<>();
    private final Map<Owner, Integer> pages = new HashMap<>();
    private volatile boolean closed;

    /// @param most shops at a time
    /// @param linger how long one lives on after its last page
    record Bounds(int most, Duration linger) {}

    public Shops(Labs labs) {
        this((viewer, mode) -> Ground.of(labs, viewer, mode), new Bounds(MOST, LINGER));
    }

    /// @param grounds what somebody's shop can be built on now
    Shops(BiFunction<Viewer, Mode, Ground> grounds, Bounds bounds) {
        this.grounds = grounds;
        this.bounds = bounds;
    }

    /// What came of a wish to look at a shop.
    sealed interface Entry {
        record In(OpenShop shop) implements Entry {}

        /// As many shops are open as may be.
        record Full() implements Entry {}

        /// This person has it open in too many tabs.
        record TooManyPages() implements Entry {}
    }

    /// A page begins to look at the viewer's shop; it is opened where it was not. Give it back with [#leave].
    Entry enter(Viewer viewer, Mode mode) throws InterruptedException {
        var owner = Owner.of(viewer, mode);
        while (true) {
            var before = find(viewer, mode);
            lock.lockInterruptibly();
            try {
                if (pages.getOrDefault(owner, 0) >= MOST_PAGES) return new Entry.TooManyPages();
                var shop = open.get(owner);
                if (shop == null) {
                    if (closed || open.size() >= bounds.most()) return new Entry.Full();
                    var fresh = new OpenShop(
                            owner, () -> grounds.apply(viewer, mode), bounds.linger(), () -> forget(owner));
                    open.put(owner, fresh);
                    fresh.begin();
                    shop = fresh;
                }
                if (shop.enter()) {
                    pages.merge(owner, 1, Integer::sum);
                    return new Entry.In(shop);
                }
            } finally {
                lock.unlock();
            }
            if (before.isPresent()) before.get().awaitEnd(PATIENCE);
        }
    }

    void leave(Viewer viewer, Mode mode, OpenShop shop) {
        shop.leave();
        lock.lock();
        try {
            pages.computeIfPresent(Owner.of(viewer, mode), (_, n) -> n == 1 ? null : n - 1);
        } finally {
            lock.unlock();
        }
    }

    /// The viewer's own shop, while it is open.
    Optional<OpenShop> find(Viewer viewer, Mode mode) {
        lock.lock();
        try {
            return Optional.ofNullable(open.get(Owner.of(viewer, mode)));
        } finally {
            lock.unlock();
        }
    }

    /// How many are open now.
    public int count() {
        lock.lock();
        try {
            return open.size();
        } finally {
            lock.unlock();
        }
    }

    private void forget(Owner owner) {
        lock.lock();
        try {
            open.remove(owner);
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /// Ends the live streams of pages; call it before the web server stops, which waits for them.
    public void closeStreams() {
        closed = true;
    }

    /// Closes every shop, all at once.
    @Override
    public void close() {
        closed = true;
        var all = locked();
        all.values().forEach(OpenShop::close);
        try {
            for (var shop : all.values()) shop.awaitEnd(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<Owner, OpenShop> locked() {
        lock.lock();
        try {
            return Map.copyOf(open);
        } finally {
            lock.unlock();
        }
    }
}
