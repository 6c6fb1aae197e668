package dev.millrace.labs.connect;

import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Security;
import java.util.List;
import java.util.Optional;

/// A lab's connection card: where it is, what it asks of clients, and how each client says that. Shows the student's
/// own password, so it is for their own page and downloads only.
public record Connection(Endpoint endpoint) {
    /// The file that clients find the certificate in.
    public static final String AUTHORITY_FILE = "lab-ca.pem";

    /// The file that Java clients and Kafka's own tools read their settings from.
    public static final String SETTINGS_FILE = "client.properties";

    /// Code for one client.
    ///
    /// @param id names the tab on its page
    /// @param choice the course's word for the language, so that a choice holds for the lesson's tabs too; or empty
    /// @param note what else is needed; empty where nothing is
    /// @param html the code, highlighted; the password is in a span of the class `secret`
    public record Snippet(String id, String choice, String label, String note, String html) {}

    public String bootstrap() {
        return endpoint.bootstrap();
    }

    /// What names of topics and groups begin with; empty on a broker of one's own.
    public String prefix() {
        return endpoint.prefix();
    }

    /// A name and a password where the broker asks for them.
    public Optional<Security.Scram> signIn() {
        return endpoint.security() instanceof Security.Scram scram ? Optional.of(scram) : Optional.empty();
    }

    /// The certificate to trust in PEM; empty where none is needed or those of every computer do.
    public Optional<String> authority() {
        return signIn().flatMap(Connection::authority);
    }

    static Optional<String> authority(Security.Scram scram) {
        return scram.tls().map(Security.Tls::trusted).filter(pem -> !pem.isEmpty());
    }

    /// What clients do to get in, in a sentence.
    public String sentence() {
        if (signIn().isEmpty()) return "Clients on the computer that runs the labs connect without a password.";
        return signIn().orElseThrow().tls().isPresent()
                ? "Clients sign in with SCRAM-SHA-256 over an encrypted connection (SASL_SSL)."
                : "Clients sign in with SCRAM-SHA-256 over a connection that is not encrypted (SASL_PLAINTEXT).";
    }

    /// One a client, in the order of their tabs.
    public List<Snippet> snippets() {
        return Snippets.of(endpoint);
    }

    /// The password stays out of logs.
    @Override
    public String toString() {
        return "Connection[" + bootstrap() + "]";
    }
}
