package dev.millrace.checkout;

/// An amount in minor units of a currency: 4900 EUR is 49 euros.
record Money(long minor, String currency) {}
