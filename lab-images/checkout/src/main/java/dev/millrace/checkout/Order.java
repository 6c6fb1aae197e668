package dev.millrace.checkout;

import java.util.concurrent.ThreadLocalRandom;

/// What becomes of a basket. The id is opaque; no two orders of a shop share one.
record Order(String id, String customerId, String sku, Money total) {
    static Order of(Basket basket) {
        var number = ThreadLocalRandom.current().nextLong(1L << 35, 1L << 40);
        return new Order("o-" + Long.toString(number, 32), basket.customerId(), basket.sku(), basket.total());
    }
}
