package dev.millrace.labs.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What each lab's clients must show. Passwords are derived from the lab's id with the server's key: nothing is stored,
/// and a lab has the same one for as long as it has its id. Thread-safe where `sign` is.
///
/// @param sign the server's signature of a text, safe as a password: letters, digits, `-` and `_`
public record Access(Exposure exposure, UnaryOperator<String> sign) {
    public Security of(LabId lab) {
        if (!exposure.secured()) return new Security.Open();
        return scram(lab, exposure.certificate().map(Access::trusted));
    }

    /// Whether the certificate and its key are there and of a form that brokers take.
    ///
    /// @throws LabsMisconfigured with what to do where they are not
    public void check() {
        exposure.certificate().ifPresent(pair -> {
            try {
                var _ = trusted(pair);
                if (Files.readString(pair.key()).contains("-----BEGIN PRIVATE KEY-----")) return;
            } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
                throw new LabsMisconfigured("Cannot use --lab-tls-cert and --lab-tls-key: " + e.getMessage(), e);
            }
            throw new LabsMisconfigured("%s holds no private key in PKCS #8 without a password; this makes one: openssl"
                            .formatted(pair.key())
                    + " pkcs8 -topk8 -nocrypt -in OLD.pem -out " + pair.key());
        });
    }

    /// A name and a password in any case, as on a cluster that others use too.
    public Security.Scram scram(LabId lab, Optional<Security.Tls> tls) {
        return new Security.Scram(lab.value(), sign.apply(lab.value()), tls);
    }

    private static Security.Tls trusted(Exposure.Certificate certificate) {
        try {
            return new Security.Tls(Authorities.own(Files.readString(certificate.chain())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the certificate " + certificate.chain(), e);
        }
    }
}
