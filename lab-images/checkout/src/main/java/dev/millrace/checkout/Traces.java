package dev.millrace.checkout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which calls were made for the latest orders. Thread-safe.
final class Traces {
    private static final int KEPT = 100;

    private final Map<String, List<Hop>> hops = new LinkedHashMap<>();

    synchronized void add(String orderId, Hop hop) {
        hops.merge(
                orderId,
                List.of(hop),
                (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
        if (hops.size() > KEPT) hops.remove(hops.keySet().iterator().next());
    }

    synchronized List<Hop> of(String orderId) {
        return hops.getOrDefault(orderId, List.of());
    }
}
