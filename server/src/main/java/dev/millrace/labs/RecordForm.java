package dev.millrace.labs;

import dev.millrace.labs.broker.Clerk;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the produce form: `key`, `value`, `tombstone`, `headers` (one `name=value` a line), `partition`.
record RecordForm(@Nullable String key, @Nullable String value, boolean tombstone, String headers, String partition) {
    private static final int KEY_LIMIT = 4_000;
    private static final int VALUE_LIMIT = 100_000;
    private static final int HEADER_LIMIT = 1_000;
    private static final int HEADERS_LIMIT = 20;

    static RecordForm of(Context ctx) {
        return new RecordForm(
                ctx.formParam("key"),
                ctx.formParam("value"),
                ctx.formParam("tombstone") != null,
                Optional.ofNullable(ctx.formParam("headers")).orElse(""),
                Optional.ofNullable(ctx.formParam("partition")).orElse("").strip());
    }

    /// What was typed cannot be a record; the message says why.
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unfit(String message) {
            super(message);
        }
    }

    /// @throws Unfit where something is too long or not in form
    Clerk.Draft toDraft(String topic) {
        var typedKey = Optional.ofNullable(key).filter(k -> !k.isEmpty());
        var typedValue = Optional.ofNullable(value).orElse("");
        if (typedKey.orElse("").length() > KEY_LIMIT) throw tooLong("key", KEY_LIMIT);
        if (typedValue.length() > VALUE_LIMIT) throw tooLong("value", VALUE_LIMIT);
        if (tombstone && typedKey.isEmpty()) throw new Unfit("A tombstone says which key is gone: give it a key.");
        return new Clerk.Draft(
                topic,
                typedKey,
                tombstone ? Optional.empty() : Optional.of(normalised(typedValue)),
                headerMap(),
                partitionNumber());
    }

    /// Browsers send every line end of a text area as CR LF.
    private static String normalised(String typed) {
        return typed.replace("\r\n", "\n");
    }

    private Map<String, String> headerMap() {
        var map = new LinkedHashMap<String, String>();
        for (var line :
                headers.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            int equals = line.indexOf('=');
            if (equals < 1) throw new Unfit("A header is one line name=value; this is not: " + shortened(line));
            if (line.length() > HEADER_LIMIT) throw tooLong("header", HEADER_LIMIT);
            map.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        }
        if (map.size() > HEADERS_LIMIT) throw new Unfit("This form takes " + HEADERS_LIMIT + " headers at most.");
        return map;
    }

    private Optional<Integer> partitionNumber() {
        if (partition.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Integer.parseInt(partition));
        } catch (NumberFormatException e) {
            throw new Unfit("The partition is a number, or nothing: " + shortened(partition));
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static Unfit tooLong(String what, int limit) {
        return new Unfit(
                "The %s is longer than %s characters, the most this form takes. Use a client for larger records."
                        .formatted(what, LabText.number(limit)));
    }
}
