package dev.millrace.labs.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a broker asks of its clients.
public sealed interface Security {
    /// The same for Kafka's Java clients, by the names of their settings.
    Map<String, String> clientSettings();

    /// Nothing: for brokers that only this machine reaches.
    record Open() implements Security {
        @Override
        public Map<String, String> clientSettings() {
            return Map.of();
        }
    }

    /// A name and a password by SASL/SCRAM-SHA-256.
    ///
    /// @param tls present where the connection is encrypted (SASL_SSL); absent for SASL_PLAINTEXT
    record Scram(String user, String password, Optional<Tls> tls) implements Security {
        /// The password stays out of logs.
        @Override
        public String toString() {
            return "Scram[user=" + user + ", tls=" + tls.isPresent() + "]";
        }

        /// `SASL_SSL` or `SASL_PLAINTEXT`.
        public String protocol() {
            return tls.isPresent() ? "SASL_SSL" : "SASL_PLAINTEXT";
        }

        /// Kafka's `sasl.jaas.config`. Names and passwords hold no character that would end it.
        public String jaas() {
            return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                    .formatted(user, password);
        }

        @Override
        public Map<String, String> clientSettings() {
            var settings = new HashMap<String, String>();
            settings.put("security.protocol", protocol());
            settings.put("sasl.mechanism", "SCRAM-SHA-256");
            settings.put("sasl.jaas.config", jaas());
            tls.map(Tls::trusted).filter(pem -> !pem.isEmpty()).ifPresent(pem -> {
                settings.put("ssl.truststore.type", "PEM");
                settings.put("ssl.truststore.certificates", pem);
            });
            return settings;
        }
    }

    /// Encryption; `trusted` holds the certificates to trust in PEM, empty where those of every computer do.
    record Tls(String trusted) {}
}
