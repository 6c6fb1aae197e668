package dev.millrace.checkout;

import dev.millrace.checkout.ShopState.Bar;
import dev.millrace.checkout.ShopState.Row;
import dev.millrace.checkout.ShopState.State;
import dev.millrace.checkout.ShopState.Tally;
import dev.millrace.checkout.Visit.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Storefront → orders → inventory, then payments: each a blocking call over HTTP.
final class SynchronousShop implements Shop {
    private static final int SHOWN = 8;

    private final Dials dials;
    private final Changes changes = new Changes();
    private final Traces traces = new Traces();
    private final Calls calls = new Calls(traces);
    private final Ledger holds = new Ledger();
    private final Ledger authorisations = new Ledger();
    private final HttpService<Order> inventory;
    private final HttpService<Order> payments;
    private final SynchronousOrders orders;
    private final HttpService<Basket> ordersApi;
    private final Storefront storefront;
    private boolean closed;

    SynchronousShop(Dials dials) {
        this.dials = dials;
        var secret = "/" + UUID.randomUUID();
        inventory = new HttpService<>(
                "inventory", secret + "/reservations", Order.class, order -> work(order, dials.inventory(), holds));
        payments = new HttpService<>(
                "payments",
                secret + "/authorisations",
                Order.class,
                order -> work(order, dials.payments(), authorisations));
        orders = new SynchronousOrders(calls, inventory, payments);
        ordersApi = new HttpService<>("orders", secret + "/orders", Basket.class, orders::place);
        ordersApi.start();
        turned();
        warmUp();
        storefront = new Storefront(ordersApi, dials, calls, Storefront.patience(), changes);
    }

    /// The door opens once the services answer.
    private void warmUp() {
        for (var service : List.<Address>of(ordersApi, inventory, payments)) {
            boolean _ = calls.isUp(service); // one that is switched off may stay so
        }
    }

    private Reply work(Order order, Dial dial, Ledger ledger) throws InterruptedException {
        dial.work();
        ledger.enter(order.id());
        changes.happened();
        return Reply.done(order);
    }

    @Override
    public Optional<String> buy() {
        return storefront.buy();
    }

    @Override
    public synchronized void turned() {
        if (closed) return;
        turn(inventory, dials.inventory());
        turn(payments, dials.payments());
        changes.happened();
    }

    private static void turn(HttpService<?> service, Dial dial) {
        if (dial.running()) service.start();
        else service.stop();
    }

    @Override
    public long changes() {
        return changes.count();
    }

    @Override
    public ShopState state() {
        var count = storefront.count();
        var latest = storefront.latest();
        return new ShopState(
                new Tally(
                        count.placed(),
                        count.waiting(),
                        orders.count(),
                        0,
                        count.lost(),
                        storefront.lostIn(authorisations),
                        storefront.lostIn(holds),
                        count.p95()),
                latest.stream().limit(SHOWN).map(this::row).toList(),
                chain(latest),
                List.of(),
                List.of(),
                storefront.full());
    }

    private Row row(Visit visit) {
        return switch (visit.outcome()) {
            case Outcome.Waiting() ->
                new Row("", visit.customerId(), State.WAITING, "at the till", Optional.empty(), Optional.empty());
            case Outcome.Kept(var id) ->
                new Row(id, visit.customerId(), State.CONFIRMED, "", Optional.of(visit.waited()), Optional.empty());
            case Outcome.Lost(var id, var reason) ->
                new Row(
                        "",
                        visit.customerId(),
                        State.LOST,
                        reason + left(id),
                        Optional.of(visit.waited()),
                        Optional.empty());
        };
    }

    /// What there is of an order that does not exist.
    private String left(String id) {
        return (holds.has(id) ? "; goods held" : "") + (authorisations.has(id) ? "; card authorised" : "");
    }

    /// Of the newest customer who was answered.
    private List<Bar> chain(List<Visit> latest) {
        return latest.stream()
                .filter(visit -> !(visit.outcome() instanceof Outcome.Waiting))
                .findFirst()
                .map(this::bars)
                .orElse(List.of());
    }

    private List<Bar> bars(Visit visit) {
        var lost = visit.outcome() instanceof Outcome.Lost;
        var id = switch (visit.outcome()) {
            case Outcome.Waiting() -> "";
            case Outcome.Kept(var kept) -> kept;
            case Outcome.Lost(var would, var _) -> would;
        };
        var hops = traces.of(id);
        var bars = new ArrayList<Bar>();
        bars.add(new Bar("orders", Duration.ZERO, visit.waited(), !lost, lost ? "no order" : "order saved"));
        for (var hop : hops) {
            var from = Duration.ofNanos(hop.began() - hops.getFirst().began());
            bars.add(new Bar(hop.service(), from, hop.took(), hop.ending() == Hop.Ending.ANSWERED, words(hop)));
        }
        return bars;
    }

    private static String words(Hop hop) {
        return switch (hop.ending()) {
            case ANSWERED -> "answered";
            case TIMED_OUT -> "no answer in time";
            case FAILED -> "not running";
        };
    }

    @Override
    public synchronized void close() {
        closed = true;
        storefront.close();
        ordersApi.close();
        inventory.close();
        payments.close();
        calls.close();
    }
}
