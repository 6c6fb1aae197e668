package dev.millrace.checkout;

import java.time.Duration;
import java.time.Instant;

/// One customer who pressed *Buy*.
///
/// @param waited until the answer; so far, while there is none
record Visit(long number, Instant at, String customerId, Outcome outcome, Duration waited) {
    /// What the customer was told.
    sealed interface Outcome {
        record Waiting() implements Outcome {}

        record Kept(String orderId) implements Outcome {}

        /// There is no order.
        ///
        /// @param orderId what the order would have been called; empty where nobody got that far
        record Lost(String orderId, String reason) implements Outcome {}
    }
}
