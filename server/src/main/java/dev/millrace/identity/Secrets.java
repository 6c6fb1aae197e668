package dev.millrace.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Random tokens, their hashes, and signatures by the server's own key (HMAC-SHA-256). Thread-safe.
public final class Secrets {
    private static final int TOKEN_BYTES = 24;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    /// @param keyHex the server's key, 32 bytes in hexadecimal
    public Secrets(String keyHex) {
        this.key = new SecretKeySpec(HexFormat.of().parseHex(keyHex), ALGORITHM);
    }

    /// A new key for [#Secrets(String)].
    static String newKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// A token of 192 random bits, safe in URLs and cookies.
    public String token() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return encode(bytes);
    }

    /// What is stored instead of a token: its SHA-256, in hexadecimal.
    static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Signs `value` for one purpose; a signature for another purpose never matches.
    public String sign(String purpose, String value) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return encode(mac.doFinal((purpose + ":" + value).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /// Whether `signature` is this server's for `purpose` and `value`; compares in constant time.
    public boolean verify(String purpose, String value, String signature) {
        return MessageDigest.isEqual(
                sign(purpose, value).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
