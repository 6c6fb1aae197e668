package dev.millrace.checkout;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a service did in the world: cards that were authorised, goods that are held. It outlives the service that
/// writes it, and doing a thing for one order twice is doing it once, as with a bank that is given an idempotency
/// key. Thread-safe.
final class Ledger {
    private final Set<String> orders = ConcurrentHashMap.newKeySet();

    void enter(String orderId) {
        orders.add(orderId);
    }

    boolean has(String orderId) {
        return orders.contains(orderId);
    }
}
