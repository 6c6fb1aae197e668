package dev.millrace.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The certificate that the client listener shows, in PEM; read at every start, so a renewed one is taken up by the
/// next.
///
/// @param chain the certificate, then those that vouch for it
/// @param key its private key in PKCS#8, without a password
record Tls(String chain, String key) {
    static Tls read(Path certificate, Path key) {
        var chain = text("--tls-cert", certificate);
        if (!chain.contains("-----BEGIN CERTIFICATE-----")) {
            throw Options.usage("--tls-cert holds no certificate in PEM: " + certificate);
        }
        var secret = text("--tls-key", key);
        if (!secret.contains("-----BEGIN PRIVATE KEY-----")) {
            throw Options.usage("--tls-key holds no private key in PKCS#8 PEM without a password: " + key
                    + " (openssl pkcs8 -topk8 -nocrypt makes one)");
        }
        return new Tls(chain, secret);
    }

    private static String text(String option, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Options.usage(option + " cannot be read: " + e);
        }
    }

    @Override
    public String toString() {
        return "Tls[]"; // never a key in a message
    }
}
