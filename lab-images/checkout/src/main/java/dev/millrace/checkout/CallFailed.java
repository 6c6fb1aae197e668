package dev.millrace.checkout;

/// A service behind this one, or the broker, did not do its part. The message is for people.
final class CallFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String orderId;

    CallFailed(int status, String orderId, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.orderId = orderId;
    }

    Reply reply() {
        return new Reply(status, orderId, String.valueOf(getMessage()));
    }
}
