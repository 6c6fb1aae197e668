package dev.millrace.checkout;

/// The broker did not do within the deadline what a shop needs.
public final class BrokerAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokerAway(String message, Throwable cause) {
        super(message, cause);
    }
}
