package dev.millrace.grader.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// A digest of all in an exercise that can change a verdict: contract, limits, events and expected records. Titles
/// and notes do not count. Each part is written with its length, so that no two exercises give the same bytes. For
/// one thread.
public final class Fingerprint {
    private static final int BYTES = 8;

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The first 64 bits of a SHA-256, as 16 hexadecimal digits.
    public static String of(Exercise exercise) {
        var fingerprint = new Fingerprint();
        fingerprint.exercise(exercise);
        return HexFormat.of().formatHex(fingerprint.digest.digest(), 0, BYTES);
    }

    private void exercise(Exercise exercise) {
        add(exercise.entry());
        add(exercise.limits().time(), exercise.limits().memoryBytes());
        add(exercise.tolerance().stripTrailingZeros().toPlainString());
        for (var topic : exercise.topics()) {
            add(topic.name(), topic.role(), topic.keyType(), topic.valueType(), topic.compare());
        }
        exercise.contracts().files().forEach(this::add);
        exercise.topology().forEach(r -> add(r.id()));
        for (var one : exercise.cases()) {
            add(one.id(), one.hidden(), one.input().size(), one.expected().size());
            one.input().forEach(this::event);
            one.expected().forEach(this::record);
        }
    }

    private void event(InputEvent event) {
        switch (event) {
            case InputEvent.Arrival a -> {
                add(a.topic(), a.timestamp());
                json(a.key(), a.value());
                add(a.partition());
                headers(a.headers());
            }
            case InputEvent.AdvanceWallClock(var by) -> add(by);
        }
    }

    private void record(ExpectedRecord record) {
        add(record.topic(), record.timestamp());
        json(record.key(), record.value());
        add(record.headers().isPresent());
        record.headers().ifPresent(this::headers);
    }

    private void json(JsonNode key, JsonNode value) {
        add(key.toString(), value.toString());
    }

    private void headers(Map<String, String> headers) {
        add(headers.size());
        new TreeMap<>(headers).forEach(this::add);
    }

    private void add(Object... parts) {
        for (var part : parts) {
            var bytes = part.toString().getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
    }
}
