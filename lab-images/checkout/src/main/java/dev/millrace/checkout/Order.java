package dev.millrace.checkout;

/// What a customer ordered. The id is opaque.
record Order(String id, String customerId, String sku, Money total) {
    static Order of(Basket basket) {
        return new Order(basket.orderId(), basket.customerId(), basket.sku(), basket.total());
    }
}
