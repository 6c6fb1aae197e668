package dev.millrace.checkout;

/// What a customer sends with *Buy*.
///
/// @param orderId chosen by the storefront, so that a second attempt is the same order
record Basket(String orderId, String customerId, String sku, Money total) {}
