package dev.millrace.checkout;

import java.util.Map;

/// The broker that a shop runs on.
///
/// @param settings what a Kafka client needs to connect; a password may be among them, so not for logs
/// @param prefix what the names of topics and groups begin with
public record Broker(Map<String, Object> settings, String prefix) {
    public Broker {
        settings = Map.copyOf(settings);
    }

    @Override
    public String toString() {
        return "broker with prefix '" + prefix + "'";
    }
}
