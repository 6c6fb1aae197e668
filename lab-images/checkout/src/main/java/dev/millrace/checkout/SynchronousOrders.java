package dev.millrace.checkout;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The orders service of Harbour Goods. It asks inventory and payments,
/// and keeps an order once both have said yes.
final class SynchronousOrders implements Orders {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final Calls calls;
    private final Address inventory;
    private final Address payments;

    SynchronousOrders(Calls calls, Address inventory, Address payments) {
        this.calls = calls;
        this.inventory = inventory;
        this.payments = payments;
    }

    /// POST /orders: the customer waits for everybody.
    @Override
    public Reply place(Basket basket) throws CallFailed, InterruptedException {
        var order = Order.of(basket);
        calls.post(inventory, order, PATIENCE);
        calls.post(payments, order, PATIENCE);
        orders.put(order.id(), order);
        return Reply.confirmed(order);
    }

    int count() {
        return orders.size();
    }
}
