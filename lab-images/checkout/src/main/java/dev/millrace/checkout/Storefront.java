package dev.millrace.checkout;

import dev.millrace.checkout.Visit.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/// The shop's window: customers press *Buy* and wait for the orders service. They come by hand, and by themselves
/// as often as the dial says. Thread-safe.
final class Storefront implements AutoCloseable {
    /// As many as this a shop takes, in all its life.
    static final int MOST_ORDERS = 2_000;

    private static final int MOST_WAITING = 50;
    private static final int REMEMBERED = 100;
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Map<String, Money> GOODS = Map.of(
            "lamp-brass",
            new Money(4900, "EUR"),
            "rope-hemp",
            new Money(1850, "EUR"),
            "mug-enamel",
            new Money(990, "EUR"));

    private final Address orders;
    private final Dials dials;
    private final Calls calls;
    private final Duration patience;
    private final Changes changes;
    private final TreeMap<Long, Visit> visits = new TreeMap<>();
    private final Deque<Duration> waits = new ArrayDeque<>();
    private final Set<String> lostOrders = new HashSet<>();
    private final Thread arrivals;
    private long came;
    private int waiting;
    private int kept;
    private int lost;
    private volatile boolean closed;

    /// What has come of the customers so far.
    record Count(int placed, int waiting, int kept, int lost, Optional<Duration> p95) {}

    /// @param patience how long a customer waits
    Storefront(Address orders, Dials dials, Calls calls, Duration patience, Changes changes) {
        this.orders = orders;
        this.dials = dials;
        this.calls = calls;
        this.patience = patience;
        this.changes = changes;
        this.arrivals = Thread.ofVirtual().name("shop-customers").start(this::arrive);
    }

    /// A customer presses *Buy*. Returns at once.
    ///
    /// @return why nobody can buy now; empty when it went well
    Optional<String> buy() {
        var visit = enter();
        visit.ifPresent(v -> Thread.ofVirtual().name("shop-customer").start(() -> shop(v)));
        return visit.isPresent() ? Optional.empty() : Optional.of(refusal());
    }

    private synchronized Optional<Visit> enter() {
        if (closed || came >= MOST_ORDERS || waiting >= MOST_WAITING) return Optional.empty();
        waiting++;
        var customer = "c-%02d".formatted(ThreadLocalRandom.current().nextInt(1, 25));
        var visit = new Visit(++came, Instant.now(), customer, new Outcome.Waiting(), Duration.ZERO);
        remember(visit);
        return Optional.of(visit);
    }

    private synchronized String refusal() {
        return came >= MOST_ORDERS
                ? "The shop has taken 2,000 orders, which is all it keeps. Reset it to go on."
                : "50 customers are waiting, more do not fit into the shop. Wait a moment.";
    }

    private void shop(Visit visit) {
        long began = System.nanoTime();
        Outcome outcome;
        try {
            var basket = basket(visit);
            outcome = new Outcome.Kept(
                    calls.send(orders, basket.orderId(), basket, patience).orderId());
        } catch (CallFailed e) {
            outcome = new Outcome.Lost(e.reply().orderId(), e.reply().words());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome = new Outcome.Lost("", "the shop was closed");
        }
        leave(visit, outcome, Duration.ofNanos(System.nanoTime() - began));
    }

    /// No two baskets of a shop have the same order id.
    private static Basket basket(Visit visit) {
        var number = ThreadLocalRandom.current().nextLong(1L << 35, 1L << 40);
        var sku = List.copyOf(GOODS.keySet()).get((int) (visit.number() % GOODS.size()));
        return new Basket(
                "o-" + Long.toString(number, 32),
                visit.customerId(),
                sku,
                GOODS.getOrDefault(sku, new Money(0, "EUR")));
    }

    private synchronized void leave(Visit visit, Outcome outcome, Duration waited) {
        waiting--;
        if (outcome instanceof Outcome.Lost nothing) {
            lost++;
            lostOrders.add(nothing.orderId());
        } else kept++;
        waits.addLast(waited);
        if (waits.size() > REMEMBERED) waits.removeFirst();
        remember(new Visit(visit.number(), visit.at(), visit.customerId(), outcome, waited));
    }

    private void remember(Visit visit) {
        visits.put(visit.number(), visit);
        if (visits.size() > REMEMBERED) visits.pollFirstEntry();
        changes.happened();
    }

    private void arrive() {
        double credit = 0;
        long before = System.nanoTime();
        try {
            while (!closed) {
                Thread.sleep(dials.customers() > 0 ? TICK : TICK.multipliedBy(10));
                long now = System.nanoTime();
                credit = Math.min(1, credit + dials.customers() * (now - before) / 1e9);
                before = now;
                if (credit < 1) continue;
                credit -= 1;
                buy();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    synchronized Count count() {
        return new Count((int) came, waiting, kept, lost, p95());
    }

    private Optional<Duration> p95() {
        if (waits.isEmpty()) return Optional.empty();
        var sorted = waits.stream().sorted().toList();
        return Optional.of(sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1));
    }

    /// Orders that do not exist, and are in this ledger all the same.
    synchronized int lostIn(Ledger ledger) {
        return (int) lostOrders.stream().filter(ledger::has).count();
    }

    /// Why the shop takes no more orders at all; empty while it does.
    synchronized Optional<String> full() {
        return came >= MOST_ORDERS ? Optional.of(refusal()) : Optional.empty();
    }

    /// The latest customers, newest first.
    synchronized List<Visit> latest() {
        return List.copyOf(visits.descendingMap().values());
    }

    /// How long a customer waits for a chain of calls.
    static Duration patience() {
        return PATIENCE;
    }

    @Override
    public void close() {
        closed = true;
        arrivals.interrupt();
    }
}
