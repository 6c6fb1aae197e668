package dev.millrace.labs.runtime;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.stream.Collectors;

/// The authorities of one's own in a chain of certificates: those that vouch for themselves. A chain without one leads
/// to an authority that every computer knows, and clients need no file for it. (An intermediate authority alone is no
/// help to them: OpenSSL, and with it librdkafka, wants the end of the chain.)
final class Authorities {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Authorities() {}

    /// In PEM; empty where there is none.
    ///
    /// @throws IllegalArgumentException where the text holds no readable chain
    static String own(String chain) {
        try {
            var certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(chain.getBytes(StandardCharsets.UTF_8)));
            return certificates.stream()
                    .map(X509Certificate.class::cast)
                    .filter(each -> each.getSubjectX500Principal().equals(each.getIssuerX500Principal()))
                    .map(Authorities::pem)
                    .collect(Collectors.joining());
        } catch (CertificateException e) {
            throw new IllegalArgumentException("not a chain of certificates in PEM", e);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate that cannot be written", e);
        }
    }
}
