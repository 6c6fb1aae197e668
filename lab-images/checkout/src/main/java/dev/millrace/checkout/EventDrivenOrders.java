package dev.millrace.checkout;

import dev.millrace.checkout.Event.OrderConfirmed;
import dev.millrace.checkout.Event.OrderPlaced;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The orders service of Harbour Goods. It states that an order was placed,
/// and confirms it once inventory and payments have stated their part.
final class EventDrivenOrders implements Orders {
    private final Map<String, Progress> orders = new ConcurrentHashMap<>();
    private final Facts facts;

    EventDrivenOrders(Facts facts) {
        this.facts = facts;
    }

    /// POST /orders: the customer waits for one write.
    @Override
    public Reply place(Basket basket) throws CallFailed, InterruptedException {
        var order = Order.of(basket);
        facts.publish(Topic.ORDERS, order.customerId(), OrderPlaced.of(order));
        return Reply.accepted(order);
    }

    /// One fact from the topics: the orders are a fold over them.
    void on(Event event, long time) {
        var known = orders.getOrDefault(event.orderId(), Progress.NONE);
        orders.put(event.orderId(), known.after(event, time));
    }

    /// Everything that was written so far has been seen.
    void upToDate() throws CallFailed, InterruptedException {
        for (var order : orders.values()) {
            if (!order.isReady()) continue;
            var fact = OrderConfirmed.of(order);
            facts.publish(Topic.ORDERS, order.customerId(), fact);
            on(fact, System.currentTimeMillis());
        }
    }

    Map<String, Progress> orders() {
        return Map.copyOf(orders);
    }
}
