package dev.millrace.labs.runtime;

/// Where a lab's broker listens, as the student's clients reach it.
public record Endpoint(String host, int port) {
    /// `host:port`, the form of Kafka's `bootstrap.servers`.
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
