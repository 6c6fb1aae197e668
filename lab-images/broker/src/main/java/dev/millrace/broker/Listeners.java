package dev.millrace.broker;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// Where the broker listens: for clients, for itself, and for its controller. Only the first is ever bound to anything
/// but loopback; the broker speaks to itself on a listener of its own (transactions need one), because the address
/// that clients are told may not lead back here from where it stands.
///
/// Without users all three are open, which is for loopback or a network of one's own. With users, clients sign in by
/// SCRAM, and the two inner listeners take only this very process, by a password that is made at each start.
record Listeners(Options options, Users users, int internalPort, int controllerPort, String secret) {
    static final String CONTROLLER = "CONTROLLER";
    static final String INTERNAL = "INTERNAL";
    /// Who this process is to itself; no user of a file can have the name, which begins with an underscore.
    static final String SELF = "__broker";

    private static final String CLIENT = "CLIENT";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    /// Listeners on inner ports that are free now.
    static Listeners choose(Options options, Users users) {
        var secret = users.isEmpty() ? "" : freshSecret();
        int internal = otherThan(options.port());
        int controller = internal;
        while (controller == internal) controller = otherThan(options.port());
        return new Listeners(options, users, internal, controller, secret);
    }

    /// A port that was free just now may be given out again at once.
    private static int otherThan(int taken) {
        int port = taken;
        while (port == taken) port = Broker.freeLoopbackPort();
        return port;
    }

    private static String freshSecret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private boolean signedIn() {
        return !users.isEmpty();
    }

    void addTo(Properties settings) {
        settings.put(
                "listeners",
                "%s://%s:%d,%s://%s:%d,%s://%s:%d"
                        .formatted(
                                CLIENT,
                                options.bind(),
                                options.port(),
                                INTERNAL,
                                LOOPBACK,
                                internalPort,
                                CONTROLLER,
                                LOOPBACK,
                                controllerPort));
        settings.put(
                "advertised.listeners",
                "%s://%s,%s://%s:%d".formatted(CLIENT, options.advertise(), INTERNAL, LOOPBACK, internalPort));
        settings.put(
                "listener.security.protocol.map",
                "%s:%s,%s:%s,%s:%s".formatted(CLIENT, outer(), INTERNAL, inner(), CONTROLLER, inner()));
        settings.put("inter.broker.listener.name", INTERNAL);
        settings.put("controller.listener.names", CONTROLLER);
        // A static voter is stored by its id alone, so the controller may have another port at every start.
        settings.put("controller.quorum.voters", "%d@%s:%d".formatted(Settings.NODE, LOOPBACK, controllerPort));
        options.tls().ifPresent(tls -> addTls(settings, tls));
        if (signedIn()) addSignIn(settings);
    }

    private String outer() {
        if (signedIn()) return options.tls().isPresent() ? "SASL_SSL" : "SASL_PLAINTEXT";
        return options.tls().isPresent() ? "SSL" : "PLAINTEXT";
    }

    private String inner() {
        return signedIn() ? "SASL_PLAINTEXT" : "PLAINTEXT";
    }

    private static void addTls(Properties settings, Tls tls) {
        settings.put("listener.name.client.ssl.keystore.type", "PEM");
        settings.put("listener.name.client.ssl.keystore.certificate.chain", tls.chain());
        settings.put("listener.name.client.ssl.keystore.key", tls.key());
    }

    private void addSignIn(Properties settings) {
        var mechanisms = options.tls().isPresent() ? "SCRAM-SHA-256,PLAIN" : "SCRAM-SHA-256";
        settings.put("listener.name.client.sasl.enabled.mechanisms", mechanisms);
        settings.put(
                "listener.name.client.scram-sha-256.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        if (options.tls().isPresent()) {
            // Clients on librdkafka before 2.6.1 cannot do SCRAM with brokers since 3.8.1; where the connection is
            // encrypted they may send the password itself.
            settings.put("listener.name.client.plain.sasl.jaas.config", PLAIN + known() + ";");
        }
        for (var name : new String[] {"internal", "controller"}) {
            settings.put("listener.name." + name + ".sasl.enabled.mechanisms", "PLAIN");
            settings.put(
                    "listener.name." + name + ".plain.sasl.jaas.config",
                    own() + " user_" + SELF + "=\"" + secret + "\";");
        }
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put("sasl.mechanism.controller.protocol", "PLAIN");
        // Who has not signed in yet costs little memory, and cannot open connections without end.
        settings.put("sasl.server.max.receive.size", String.valueOf(64 << 10));
        settings.put("listener.name.client.max.connections", "500");
        settings.put("authorizer.class.name", OperatorsOwn.class.getName());
    }

    private String known() {
        return users.passwords().entrySet().stream()
                .map(user -> " user_%s=\"%s\"".formatted(user.getKey(), user.getValue()))
                .collect(Collectors.joining());
    }

    private String own() {
        return PLAIN + " username=\"%s\" password=\"%s\"".formatted(SELF, secret);
    }

    /// How a client of this process reaches its own broker.
    Map<String, Object> ownClient() {
        var client = new HashMap<String, Object>();
        client.put("bootstrap.servers", LOOPBACK + ":" + internalPort);
        if (signedIn()) {
            client.put("security.protocol", "SASL_PLAINTEXT");
            client.put("sasl.mechanism", "PLAIN");
            client.put("sasl.jaas.config", own() + ";");
        }
        return client;
    }

    @Override
    public String toString() {
        return "Listeners[" + options.advertise() + "]"; // never the secret in a message
    }
}
