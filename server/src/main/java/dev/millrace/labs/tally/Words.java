package dev.millrace.labs.tally;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.content.check.Condition;
import dev.millrace.content.check.FieldPath;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Small parts of sentences.
public final class Words {
    private static final int CAP = 60;
    private static final int REASON_CAP = 160;

    private Words() {}

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /// A value from a student's record, made safe to show.
    public static String shown(JsonNode value) {
        return cut(value.isTextual() ? value.textValue() : value.toString());
    }

    public static String cut(String text) {
        return cut(text, CAP);
    }

    /// A reason that quotes a student's record.
    static String reason(String text) {
        return cut(text, REASON_CAP);
    }

    private static String cut(String text, int cap) {
        var safe = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return safe.length() <= cap ? safe : safe.substring(0, cap) + "…";
    }

    static Optional<String> where(boolean wrong, String why) {
        return wrong ? Optional.of(why) : Optional.empty();
    }

    static boolean isOfValue(FieldPath field) {
        return field instanceof FieldPath.InValue;
    }

    static String conditions(Map<FieldPath, Condition> conditions) {
        return conditions.entrySet().stream()
                .map(each -> each.getKey().text() + " " + each.getValue().words())
                .collect(Collectors.joining(" and "));
    }
}
