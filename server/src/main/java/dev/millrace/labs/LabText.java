package dev.millrace.labs;

import dev.millrace.labs.broker.SeenRecord;
import dev.millrace.labs.broker.ShownBytes;
import dev.millrace.labs.runtime.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Words and numbers for the lab's templates. Everything returned is plain text, to be escaped like any other.
public final class LabText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    private LabText() {}

    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /// One line of a key, value or header.
    public static String oneLine(ShownBytes bytes) {
        var line = bytes.text().replaceAll("\\s*[\\r\\n]+\\s*", " ⏎ ");
        return bytes.cut() ? line + " … " + number(bytes.size()) + " bytes" : line;
    }

    public static String headers(SeenRecord record) {
        return record.headers().stream()
                .map(header -> header.name() + "="
                        + header.value().map(LabText::oneLine).orElse("null"))
                .collect(Collectors.joining(", "));
    }

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /// A reason in two words.
    public static String reason(Failure.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static String committed(Optional<Long> offset) {
        return offset.map(LabText::number).orElse("nothing yet");
    }

    /// A name as part of an address.
    public static String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
