package dev.millrace.labs.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Both sides of TLS to a daemon on another machine, from the files that Docker's own client reads: `ca.pem`,
/// `cert.pem` and `key.pem`. Keys are PKCS #8 or, as older OpenSSL writes them, PKCS #1.
final class PemTls {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----(.*?)-----END", Pattern.DOTALL);
    /// SEQUENCE { OID rsaEncryption, NULL }, RFC 8017 appendix A.1.
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    private final Path folder;

    PemTls(Path folder) {
        this.folder = folder;
    }

    /// @throws DaemonRefusal when a file is missing or not what it should be
    SSLContext context() {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(identity(), new char[0]);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new DaemonRefusal(
                    "the certificates in " + folder + " cannot be used: ca.pem, cert.pem and key.pem are needed (" + e
                            + ")",
                    e);
        }
    }

    private KeyStore identity() throws GeneralSecurityException, IOException {
        var store = emptyStore();
        store.setKeyEntry("client", key(), new char[0], certificates("cert.pem").toArray(Certificate[]::new));
        return store;
    }

    private KeyStore authorities() throws GeneralSecurityException, IOException {
        var store = emptyStore();
        for (var authority : certificates("ca.pem")) store.setCertificateEntry("ca-" + store.size(), authority);
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private List<Certificate> certificates(String file) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
    }

    private PrivateKey key() throws GeneralSecurityException, IOException {
        var found = KEY.matcher(Files.readString(folder.resolve("key.pem"), StandardCharsets.US_ASCII));
        if (!found.find()) throw new InvalidKeySpecException("key.pem holds no unencrypted private key");
        var der = Base64.getMimeDecoder().decode(found.group(2).strip());
        if (found.group(1) != null) return decode("RSA", wrapped(der));
        try {
            return decode("RSA", der);
        } catch (InvalidKeySpecException notRsa) {
            return decode("EC", der);
        }
    }

    private static PrivateKey decode(String algorithm, byte[] der) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    /// A PKCS #1 key inside the envelope of PKCS #8 (RFC 5208): SEQUENCE { INTEGER 0, algorithm, OCTET STRING key }.
    private static byte[] wrapped(byte[] key) throws IOException {
        var inner = new ByteArrayOutputStream();
        inner.write(new byte[] {0x02, 0x01, 0x00});
        inner.write(RSA);
        inner.write(tagged(0x04, key));
        return tagged(0x30, inner.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length > 0xffff) throw new IOException("key too long");
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.write(content);
        return out.toByteArray();
    }
}
