package dev.millrace.labs.connect;

import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Security;

/// The settings of a lab as files: one for Java clients and Kafka's tools, one for clients on librdkafka (.NET, kcat).
final class SettingsFile {
    private static final String HEAD =
            "# How your lab is reached. Keep this file to yourself where it holds a password.\n";

    private SettingsFile() {}

    static String forJava(Endpoint endpoint) {
        var text = HEAD + "bootstrap.servers=" + endpoint.bootstrap() + "\n";
        if (!(endpoint.security() instanceof Security.Scram scram)) return text;
        return text + signIn(scram) + "sasl.jaas.config=" + scram.jaas() + "\n"
                + (Connection.authority(scram).isPresent()
                        ? "ssl.truststore.type=PEM\nssl.truststore.location=" + Connection.AUTHORITY_FILE + "\n"
                        : "");
    }

    static String forLibrdkafka(Endpoint endpoint) {
        var text = HEAD + "bootstrap.servers=" + endpoint.bootstrap() + "\n";
        if (!(endpoint.security() instanceof Security.Scram scram)) return text;
        return text + signIn(scram) + "sasl.username=" + scram.user() + "\nsasl.password=" + scram.password() + "\n"
                + (Connection.authority(scram).isPresent()
                        ? "ssl.ca.location=" + Connection.AUTHORITY_FILE + "\n"
                        : "");
    }

    private static String signIn(Security.Scram scram) {
        return "security.protocol=" + scram.protocol() + "\nsasl.mechanism=SCRAM-SHA-256\n";
    }
}
