package dev.millrace.labs.runtime;

import java.util.Optional;

/// What a broker asks of its clients.
public sealed interface Security {
    /// Nothing: for brokers that only this machine reaches.
    record Open() implements Security {}

    /// A name and a password by SASL/SCRAM-SHA-256.
    ///
    /// @param tls present where the connection is encrypted (SASL_SSL); absent for SASL_PLAINTEXT
    record Scram(String user, String password, Optional<Tls> tls) implements Security {
        /// The password stays out of logs.
        @Override
        public String toString() {
            return "Scram[user=" + user + ", tls=" + tls.isPresent() + "]";
        }
    }

    /// Encryption; `trusted` holds the certificates to trust in PEM, empty where those of every computer do.
    record Tls(String trusted) {}
}
