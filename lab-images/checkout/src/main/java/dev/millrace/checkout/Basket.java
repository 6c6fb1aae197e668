package dev.millrace.checkout;

/// What a customer sends with *Buy*.
record Basket(String customerId, String sku, Money total) {}
