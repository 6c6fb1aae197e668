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

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

    /// From here on a topic's partitions have a list of their own.
    public static final int MANY_PARTITIONS = 8;

    private static final int NAMED = 12;

    private LabText() {}

    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /// A zone as it is now: "UTC", "UTC+1".
    public static String zone(ZoneId zone) {
        var offset = zone.getRules().getOffset(Instant.now()).getId();
        return offset.equals("Z")
                ? "UTC"
                : "UTC" + offset.replaceFirst("^([+-])0?", "$1").replaceFirst(":00$", "");
    }

    /// The time that was sought, as a field for local times takes it.
    public static String localTime(RecordQuery query) {
        return query.instant()
                .map(at -> LOCAL.format(at.atZone(query.zoneId())))
                .orElse(query.time());
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
                        .collect(Collectors.joining(", "))
                + (record.moreHeaders() == 0 ? "" : " and " + number(record.moreHeaders()) + " more");
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

    /// For a bar: how much of the largest something is.
    public static String percent(long part, long largest) {
        return largest <= 0 ? "0%" : Math.max(part > 0 ? 1 : 0, Math.round(100.0 * part / largest)) + "%";
    }

    /// The partitions that a member was given, the first of them by name.
    public static String assigned(java.util.List<String> partitions) {
        if (partitions.isEmpty()) return "no partition";
        var named = String.join(", ", partitions.subList(0, Math.min(NAMED, partitions.size())));
        return partitions.size() > NAMED ? named + " and " + (partitions.size() - NAMED) + " more" : named;
    }

    public static String committed(Optional<Long> offset) {
        return offset.map(LabText::number).orElse("nothing yet");
    }

    /// A name as part of an address.
    public static String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
