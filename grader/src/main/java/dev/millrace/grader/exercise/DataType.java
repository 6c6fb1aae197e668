package dev.millrace.grader.exercise;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/// The type of a key or value on the wire.
public sealed interface DataType {
    /// What [#parse] knows, for messages.
    String KNOWN = "string, long, integer, short, double, float, boolean, uuid, bytes, json, windowed-string/<size>,"
            + " session-string, avro/<contract> and protobuf/<contract>#<Message>";

    /// The type that a lab names: one of [Plain] in lower case, `windowed-string/<ISO duration>`, `session-string`,
    /// `avro/<contract>` or `protobuf/<contract>#<Message>`.
    ///
    /// @throws IllegalArgumentException when there is no such type; the message lists what there is
    static DataType parse(String text) {
        int slash = text.indexOf('/');
        var head = slash < 0 ? text : text.substring(0, slash);
        var rest = slash < 0 ? "" : text.substring(slash + 1);
        return switch (head) {
            case "windowed-string" -> new WindowedString(size(rest));
            case "avro" -> new Avro(contract(rest));
            case "protobuf" -> protobuf(rest);
            case "session-string" -> SessionString.SESSION_STRING;
            default -> plain(text);
        };
    }

    private static Plain plain(String text) {
        for (var plain : Plain.values()) {
            if (plain.name().toLowerCase(Locale.ROOT).equals(text)) {
                return plain;
            }
        }
        throw new IllegalArgumentException("unknown type `" + text + "`; there are " + KNOWN);
    }

    private static Duration size(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "`" + text + "` is not a window size; write an ISO duration such as PT5M", e);
        }
    }

    private static String contract(String name) {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "`" + name + "` is not the name of a contract; write lower-case words joined by hyphens");
        }
        return name;
    }

    private static Protobuf protobuf(String text) {
        int hash = text.indexOf('#');
        if (hash < 0 || hash == text.length() - 1) {
            throw new IllegalArgumentException(
                    "`protobuf/" + text + "` does not name a message; write protobuf/<contract>#<Message>");
        }
        return new Protobuf(contract(text.substring(0, hash)), text.substring(hash + 1));
    }

    /// Types without a parameter; each is what the serde of that name in `org.apache.kafka.common.serialization`
    /// reads and writes.
    enum Plain implements DataType {
        STRING,
        LONG,
        INTEGER,
        SHORT,
        DOUBLE,
        FLOAT,
        BOOLEAN,
        UUID,
        BYTES,
        JSON
    }

    /// A string key with a time window of a fixed size, as `TimeWindowedSerde` writes it.
    record WindowedString(Duration size) implements DataType {}

    /// A string key with a session, as `SessionWindowedSerde` writes it: the wire holds start and end.
    enum SessionString implements DataType {
        SESSION_STRING
    }

    /// Avro's single-object encoding of the schema in `<contract>.avsc`.
    record Avro(String contract) implements DataType {
        /// The file that holds the schema.
        public String file() {
            return contract + ".avsc";
        }
    }

    /// The plain bytes of a message that `<contract>.proto` declares.
    ///
    /// @param message its name without the package
    record Protobuf(String contract, String message) implements DataType {
        /// The file that declares the message.
        public String file() {
            return contract + ".proto";
        }
    }
}
