package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.diagnosis.Figures.Slot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How keys, times, events and figures are named in a diagnosis. Times are UTC; the day is said where a case has
/// more than one.
record Words(boolean oneDay) {
    private static final int LONGEST = 80;
    private static final int SHOWN = 2;

    static Words of(List<Seen> arrivals) {
        return new Words(arrivals.stream().map(s -> day(s.at())).distinct().count() <= 1);
    }

    private static String day(long ms) {
        return Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    String time(long ms) {
        var text = Instant.ofEpochMilli(ms).toString();
        return oneDay && text.length() >= 20 && text.charAt(10) == 'T' ? text.substring(11, text.length() - 1) : text;
    }

    /// `event 4 (key c-17, 10:04:10)`
    String event(Seen seen) {
        return "event " + (seen.index() + 1) + " (" + key(seen.event().key()) + ", " + time(seen.at()) + ")";
    }

    /// The first of them, and how many more.
    String events(List<Seen> events) {
        var first = events.stream().limit(SHOWN).map(this::event).collect(Collectors.joining(" and "));
        return events.size() > SHOWN ? first + " and " + (events.size() - SHOWN) + " more" : first;
    }

    /// `Topic revenue, key EUR, window 10:00:00 to 10:05:00`
    String place(Fit fit, Slot slot) {
        return "Topic " + fit.topic() + ", " + group(slot.group())
                + fit.rule()
                        .windows()
                        .map(w -> ", window " + time(slot.start()) + " to " + time(slot.start() + w.size()))
                        .orElse("");
    }

    /// `Topic revenue, key EUR, window …: ` and the number that is wrong there, `minor is 3300, expected 3850`.
    String wrong(Fit fit, Fit.Wrong wrong) {
        return place(fit, wrong.slot()) + ": " + field(wrong.path()) + " is " + number(wrong.came()) + ", expected "
                + number(wrong.expected());
    }

    /// The same at the beginning of a sentence.
    static String start(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// `Event 4 (key c-17, 10:04:10) has no value`
    String tombstones(List<Seen> events) {
        return start(events(events)) + (events.size() == 1 ? " has" : " have") + " no value";
    }

    /// `is` or `are`
    static String be(List<Seen> events) {
        return events.size() == 1 ? " is" : " are";
    }

    static String field(String path) {
        return path.isEmpty() ? "the value" : "`" + path + "`";
    }

    static String number(BigDecimal number) {
        return cut(number.scale() > 0 ? number.stripTrailingZeros().toPlainString() : number.toString());
    }

    static String group(String text) {
        return text.isEmpty() ? "no key" : "key " + cut(text);
    }

    static String key(JsonNode key) {
        return key.isNull() ? "no key" : "key " + value(Figures.windowed(key) ? key.path("key") : key);
    }

    static String value(JsonNode value) {
        return cut(value.isTextual() ? value.textValue() : value.toString());
    }

    static String count(int count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    static String length(long ms) {
        return Duration.ofMillis(ms).toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
