package dev.millrace.shop;

import dev.millrace.checkout.BrokerAway;
import dev.millrace.checkout.Dials;
import dev.millrace.checkout.Shop;
import dev.millrace.checkout.ShopState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One person's shop while somebody looks at it, and the thread that keeps it: builds it when there is ground for
/// it, builds it anew when that changed, and closes it a moment after the last one left. The dials stay as they
/// are meanwhile. Thread-safe.
final class OpenShop {
    private static final Logger LOG = LoggerFactory.getLogger(OpenShop.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final Owner owner;
    private final Supplier<Ground> ground;
    private final Duration linger;
    private final Runnable ended;
    private final Dials dials = new Dials();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Thread keeper;
    private int lookers;
    private long left = System.nanoTime();
    private boolean over;
    private boolean toReset;
    private long waitUntil = System.nanoTime();
    private volatile Face face = Face.OPENING;
    private volatile Optional<Built> built = Optional.empty();

    private record Built(Shop shop, Ground on) {}

    /// @param ground asked again and again
    /// @param linger how long the shop lives on after the last page that showed it is gone
    /// @param ended called when nothing of the shop is left
    OpenShop(Owner owner, Supplier<Ground> ground, Duration linger, Runnable ended) {
        this.owner = owner;
        this.ground = ground;
        this.linger = linger;
        this.ended = ended;
        this.keeper = Thread.ofVirtual().name("shop-keeper").unstarted(this::keep);
    }

    void begin() {
        keeper.start();
    }

    /// One more page looks; false where the shop is being closed already.
    boolean enter() {
        return locked(() -> {
            if (over) return false;
            lookers++;
            return true;
        });
    }

    void leave() {
        locked(() -> {
            lookers--;
            left = System.nanoTime();
            return true;
        });
    }

    Dials dials() {
        return dials;
    }

    Face face() {
        return face;
    }

    Optional<ShopState> state() {
        return built.map(b -> b.shop().state());
    }

    /// Grows when there is something new to show; -1 without a shop.
    long changes() {
        return built.map(b -> b.shop().changes()).orElse(-1L);
    }

    /// A customer presses *Buy*.
    ///
    /// @return why nobody can; empty when it went well
    Optional<String> buy() {
        return built.map(b -> b.shop().buy()).orElse(Optional.of("The shop is not open. The panel says why."));
    }

    /// The dials were turned: services are started and stopped.
    void turned() {
        built.ifPresent(b -> b.shop().turned());
    }

    /// What was bought is forgotten; the dials stay.
    void reset() {
        locked(() -> {
            toReset = true;
            woken.signalAll();
            return true;
        });
    }

    /// Whether it is being closed: another one has to be opened.
    boolean isOver() {
        return locked(() -> over);
    }

    /// Ends it, whoever looks. Returns at once.
    void close() {
        locked(() -> {
            over = true;
            woken.signalAll();
            return true;
        });
    }

    void awaitEnd(Duration time) throws InterruptedException {
        if (!keeper.join(time)) LOG.warn("a shop does not end owner={}", owner);
    }

    private void keep() {
        try {
            while (goesOn()) tend();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("a shop broke owner={}", owner, e);
        } finally {
            locked(() -> over = true);
            tearDown();
            ended.run();
        }
    }

    /// Waits for the next look, unless there is something to do.
    private boolean goesOn() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long rest = LOOK.toNanos();
            while (rest > 0 && !hasToDo()) rest = woken.awaitNanos(rest);
            if (lookers == 0 && System.nanoTime() - left > linger.toNanos()) over = true;
            return !over;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasToDo() {
        return over || (built.isPresent() ? toReset : face == Face.OPENING);
    }

    private void tend() throws InterruptedException {
        var now = ground.get();
        boolean reset = locked(() -> toReset);
        if (reset || built.filter(b -> !b.on().equals(now)).isPresent()) tearDown();
        if (built.isEmpty() && System.nanoTime() - waitUntil >= 0) build(now, reset);
    }

    private void build(Ground on, boolean empty) throws InterruptedException {
        try {
            switch (on) {
                case Ground.Missing(Face why) -> face = why;
                case Ground.Bare() -> opened(Shop.synchronous(dials), on);
                case Ground.Lab lab -> {
                    face = Face.OPENING;
                    if (empty) Shop.erase(lab.broker());
                    opened(Shop.eventDriven(lab.broker(), dials), on);
                }
            }
        } catch (BrokerAway e) {
            LOG.info("a shop waits for its broker owner={} because={}", owner, e.getMessage());
            face = Face.BROKER_AWAY;
            waitUntil = System.nanoTime() + AGAIN.toNanos();
        }
    }

    private void opened(Shop shop, Ground on) {
        built = Optional.of(new Built(shop, on));
        face = Face.OPEN;
        locked(() -> toReset = false);
    }

    private void tearDown() {
        var before = built;
        built = Optional.empty();
        before.ifPresent(b -> {
            face = Face.OPENING;
            b.shop().close();
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
