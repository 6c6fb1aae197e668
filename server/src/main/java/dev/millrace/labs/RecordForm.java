package dev.millrace.labs;

import dev.millrace.labs.broker.BytesText;
import dev.millrace.labs.broker.WholeRecord;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// The produce form as it was typed.
///
/// @param headers one `name=value` a line
/// @param partition empty for "by key"
/// @param keyHex whether the key is written in hexadecimal; `valueHex`: whether the value is
/// @param shape `one`: the value is one record; `lines`: each line is one; `keyed`: each line is `key:value`
public record RecordForm(
        String key,
        String value,
        boolean tombstone,
        String headers,
        String partition,
        boolean keyHex,
        boolean valueHex,
        String shape) {
    static final RecordForm EMPTY = new RecordForm("", "", false, "", "", false, false, "one");
    private static final int KEY_LIMIT = 4_000;
    private static final int VALUE_LIMIT = 100_000;
    private static final int HEADER_LIMIT = 1_000;
    private static final int HEADERS_LIMIT = 20;
    private static final int LINES_LIMIT = 1_000;

    static RecordForm of(Context ctx) {
        return new RecordForm(
                typed(ctx, "key"),
                normalised(typed(ctx, "value")),
                ctx.formParam("tombstone") != null,
                normalised(typed(ctx, "headers")),
                typed(ctx, "partition").strip(),
                ctx.formParam("keyHex") != null,
                ctx.formParam("valueHex") != null,
                typed(ctx, "shape"));
    }

    /// A stored record to be edited and sent again; where it is, its partition is chosen only if its key did not.
    ///
    /// @throws Unfit where it is larger than the form takes
    static RecordForm of(WholeRecord record) {
        var key = record.key().orElse(new byte[0]);
        var value = record.value().orElse(new byte[0]);
        boolean keyHex = !BytesText.isText(key) || hasLineEnd(key);
        boolean valueHex = !BytesText.isText(value);
        var form = new RecordForm(
                written(key, keyHex),
                written(value, valueHex),
                record.isTombstone(),
                record.headers().stream().map(RecordForm::line).collect(Collectors.joining("\n")),
                record.hashed().filter(p -> p == record.partition()).isPresent()
                        ? ""
                        : String.valueOf(record.partition()),
                keyHex,
                valueHex,
                "one");
        form.checkLimits();
        return form;
    }

    private static boolean hasLineEnd(byte[] bytes) {
        for (byte b : bytes) if (b == '\n' || b == '\r') return true;
        return false;
    }

    private static String written(byte[] bytes, boolean hex) {
        return hex ? HexFormat.ofDelimiter(" ").formatHex(bytes) : new String(bytes, StandardCharsets.UTF_8);
    }

    private static String line(WholeRecord.Header header) {
        var value = header.value().orElse(new byte[0]);
        if (!BytesText.isText(value) || hasLineEnd(value)) {
            throw new Unfit("The header %s is more than a line of text: send this record again with a client."
                    .formatted(shortened(header.name())));
        }
        return header.name() + "=" + new String(value, StandardCharsets.UTF_8);
    }

    private static String typed(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }

    /// What was typed cannot be a record; the message says why.
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unfit(String message) {
            super(message);
        }
    }

    /// Whether the part of the form that is folded away says something.
    public boolean hasExtras() {
        return tombstone || keyHex || valueHex || !headers.isEmpty();
    }

    /// The records to write, in order.
    ///
    /// @throws Unfit where something is too long or not in form
    List<ProducerRecord<byte[], byte[]>> toRecords(String topic) {
        checkLimits();
        if (tombstone && key.isEmpty()) throw new Unfit("A tombstone says which key is gone: give it a key.");
        if (tombstone) return List.of(record(topic, key, null));
        if (!shape.equals("lines") && !shape.equals("keyed")) return List.of(record(topic, key, value));
        var lines = value.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) throw new Unfit("There is no line in the value.");
        if (lines.size() > LINES_LIMIT)
            throw new Unfit("This form takes " + LabText.number(LINES_LIMIT) + " lines at most.");
        return lines.stream().map(line -> ofLine(topic, line)).toList();
    }

    private ProducerRecord<byte[], byte[]> ofLine(String topic, String line) {
        if (shape.equals("lines")) return record(topic, key, line);
        int colon = line.indexOf(':');
        if (colon < 1) throw new Unfit("A line is key:value here; this is not: " + shortened(line));
        return record(
                topic,
                line.substring(0, colon).strip(),
                line.substring(colon + 1).strip());
    }

    private ProducerRecord<byte[], byte[]> record(String topic, String itsKey, @Nullable String itsValue) {
        var record = new ProducerRecord<>(
                topic,
                partitionNumber().orElse(null),
                itsKey.isEmpty() ? null : bytes(itsKey, keyHex, "key"),
                itsValue == null ? null : bytes(itsValue, valueHex, "value"));
        headerLines().forEach(header -> record.headers().add(header));
        return record;
    }

    private static byte[] bytes(String text, boolean hex, String what) {
        if (!hex) return text.getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new Unfit("The %s is no hexadecimal: two digits from 0 to f for each byte.".formatted(what));
        }
    }

    private void checkLimits() {
        if (key.length() > KEY_LIMIT) throw tooLong("key", KEY_LIMIT);
        if (value.length() > VALUE_LIMIT) throw tooLong("value", VALUE_LIMIT);
        headerLines();
    }

    /// Browsers send every line end of a text area as CR LF.
    private static String normalised(String typed) {
        return typed.replace("\r\n", "\n");
    }

    private List<RecordHeader> headerLines() {
        var lines = headers.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        if (lines.size() > HEADERS_LIMIT) throw new Unfit("This form takes " + HEADERS_LIMIT + " headers at most.");
        return lines.stream().map(RecordForm::header).toList();
    }

    private static RecordHeader header(String line) {
        int equals = line.indexOf('=');
        if (equals < 1) throw new Unfit("A header is one line name=value; this is not: " + shortened(line));
        if (line.length() > HEADER_LIMIT) throw tooLong("header", HEADER_LIMIT);
        return new RecordHeader(
                line.substring(0, equals).strip(),
                line.substring(equals + 1).strip().getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Integer> partitionNumber() {
        if (partition.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Integer.parseInt(partition));
        } catch (NumberFormatException e) {
            throw new Unfit("The partition is a number, or nothing: " + shortened(partition));
        }
    }

    /// What to know about values that begin like JSON and are none; empty for nothing. They are written all the same.
    String warning() {
        if (tombstone || valueHex) return "";
        var values = shape.equals("one") || shape.isEmpty()
                ? List.of(value)
                : value.lines().toList();
        for (int i = 0; i < values.size(); i++) {
            var text = shape.equals("keyed") ? values.get(i).replaceFirst("^[^:]*:", "") : values.get(i);
            var fault = BytesText.jsonFault(text);
            if (fault.isPresent()) {
                return " It begins like JSON but is none (%s%s)."
                        .formatted(values.size() > 1 ? "line " + (i + 1) + ": " : "", fault.get());
            }
        }
        return "";
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
