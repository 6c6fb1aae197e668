package dev.millrace.checkout;

import dev.millrace.checkout.ShopState.Row;
import dev.millrace.checkout.ShopState.State;
import dev.millrace.checkout.Visit.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the storefront shows of the latest orders: those in the topics, with what their customers waited where
/// they came to this storefront, and those customers who got none.
final class EventRows {
    private static final int SHOWN = 8;

    private EventRows() {}

    private record Timed(Instant at, Row row) {}

    static List<Row> of(List<Progress> placed, List<Visit> latest, Dials dials) {
        Map<String, Duration> waits = new HashMap<>();
        var rows = new ArrayList<Timed>();
        for (var visit : latest) {
            switch (visit.outcome()) {
                case Outcome.Kept(var id) -> waits.put(id, visit.waited());
                case Outcome.Waiting() -> rows.add(new Timed(visit.at(), none(visit, State.WAITING, "at the till")));
                case Outcome.Lost(var _, var reason) ->
                    rows.add(new Timed(visit.at(), none(visit, State.LOST, reason)));
            }
        }
        placed.stream()
                .sorted(Comparator.comparingLong(Progress::placed).reversed())
                .limit(SHOWN)
                .forEach(order -> rows.add(new Timed(
                        Instant.ofEpochMilli(order.placed()),
                        row(order, Optional.ofNullable(waits.get(order.orderId())), dials))));
        return rows.stream()
                .sorted(Comparator.comparing(Timed::at).reversed())
                .limit(SHOWN)
                .map(Timed::row)
                .toList();
    }

    private static Row none(Visit visit, State state, String words) {
        var waited = state == State.WAITING ? Optional.<Duration>empty() : Optional.of(visit.waited());
        return new Row("", visit.customerId(), state, words, waited, Optional.empty());
    }

    private static Row row(Progress order, Optional<Duration> waited, Dials dials) {
        boolean done = order.confirmed() > 0;
        return new Row(
                order.orderId(),
                order.customerId(),
                done ? State.CONFIRMED : State.PENDING,
                done ? "" : missing(order, dials),
                waited,
                done
                        ? Optional.of(Duration.ofMillis(Math.max(0, order.confirmed() - order.placed())))
                        : Optional.empty());
    }

    private static String missing(Progress order, Dials dials) {
        var names = new ArrayList<String>();
        if (!order.reserved()) names.add(dials.inventory().running() ? "inventory" : "inventory (stopped)");
        if (!order.authorised()) names.add(dials.payments().running() ? "payments" : "payments (stopped)");
        return names.isEmpty() ? "waits for orders" : "waits for " + String.join(" and ", names);
    }
}
