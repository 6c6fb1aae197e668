package dev.millrace.content.check;

import java.util.Locale;
import java.util.OptionalLong;

/// How many are allowed; both ends count as inside.
public record Range(OptionalLong atLeast, OptionalLong atMost) {
    /// Nothing is demanded.
    public static final Range ANY = new Range(OptionalLong.empty(), OptionalLong.empty());

    public static Range exactly(long number) {
        return new Range(OptionalLong.of(number), OptionalLong.of(number));
    }

    public static Range atLeast(long number) {
        return new Range(OptionalLong.of(number), OptionalLong.empty());
    }

    public static Range atMost(long number) {
        return new Range(OptionalLong.empty(), OptionalLong.of(number));
    }

    public boolean holds(long number) {
        return (atLeast.isEmpty() || number >= atLeast.getAsLong())
                && (atMost.isEmpty() || number <= atMost.getAsLong());
    }

    public boolean isAny() {
        return atLeast.isEmpty() && atMost.isEmpty();
    }

    /// As a part of a sentence: "10 or more", "at most 3", "exactly 3", "3 to 5".
    public String words() {
        if (atLeast.isEmpty()) return atMost.isEmpty() ? "any number" : limit(atMost.getAsLong());
        if (atMost.isEmpty()) return number(atLeast.getAsLong()) + " or more";
        return atLeast.equals(atMost)
                ? "exactly " + number(atLeast.getAsLong())
                : number(atLeast.getAsLong()) + " to " + number(atMost.getAsLong());
    }

    private static String limit(long most) {
        return most == 0 ? "0" : "at most " + number(most);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
