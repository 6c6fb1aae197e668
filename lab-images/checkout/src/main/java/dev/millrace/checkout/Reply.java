package dev.millrace.checkout;

/// What a service answers over HTTP.
///
/// @param status of HTTP: 201 and 202 are good, 503 and 504 are not
/// @param orderId the order that this is about; empty where none was made
/// @param words what a person may read
record Reply(int status, String orderId, String words) {
    /// The order is kept, and everybody has agreed to it.
    static Reply confirmed(Order order) {
        return new Reply(201, order.id(), "confirmed");
    }

    /// The order is kept; what others say of it comes later.
    static Reply accepted(Order order) {
        return new Reply(202, order.id(), "accepted");
    }

    /// A service did its part.
    static Reply done(Order order) {
        return new Reply(200, order.id(), "done");
    }

    /// The service is up.
    static Reply ready() {
        return new Reply(200, "", "ready");
    }

    boolean isGood() {
        return status < 300;
    }
}
