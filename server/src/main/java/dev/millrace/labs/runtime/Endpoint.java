package dev.millrace.labs.runtime;

import java.util.HashMap;
import java.util.Map;

/// How clients reach a lab's broker: the server's own and the student's alike.
///
/// @param bootstrap Kafka's `bootstrap.servers`: `host:port`, or several with commas between them
/// @param prefix what the names of the lab's topics and groups begin with; empty where the lab has a broker of its own
public record Endpoint(String bootstrap, Security security, String prefix) {
    /// A broker of the lab's own.
    public Endpoint(String host, int port, Security security) {
        this(host + ":" + port, security, "");
    }

    /// What Kafka's Java clients are given to connect. The password is among it: not for logs.
    public Map<String, Object> clientSettings() {
        var settings = new HashMap<String, Object>(security.clientSettings());
        settings.put("bootstrap.servers", bootstrap);
        return settings;
    }

    /// The first address's host.
    public String host() {
        return first().substring(0, first().lastIndexOf(':'));
    }

    /// The first address's port.
    public int port() {
        return Integer.parseInt(first().substring(first().lastIndexOf(':') + 1));
    }

    private String first() {
        int comma = bootstrap.indexOf(',');
        return comma < 0 ? bootstrap : bootstrap.substring(0, comma);
    }

    /// The addresses alone, for a log or a page.
    @Override
    public String toString() {
        return bootstrap;
    }
}
