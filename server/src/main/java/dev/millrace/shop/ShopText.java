package dev.millrace.shop;

import dev.millrace.checkout.ShopState.Bar;
import dev.millrace.checkout.ShopState.Row;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Words and numbers for the shop's templates; plain text, to be escaped like any other.
public final class ShopText {
    private ShopText() {}

    /// "2,004 ms"
    public static String millis(Duration time) {
        return number(time.toMillis()) + " ms";
    }

    public static String millis(Optional<Duration> time) {
        return time.map(ShopText::millis).orElse("–");
    }

    /// "0.5 s"
    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, time.toMillis() % 1000 == 0 ? "%.0f s" : "%.2f s", time.toMillis() / 1000.0)
                .replaceFirst("(\\.\\d)0 s$", "$1 s");
    }

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// Its number, or that there is none.
    public static String order(Row row) {
        return switch (row.state()) {
            case WAITING -> "–";
            case CONFIRMED, PENDING -> row.orderId();
            case LOST -> "none";
        };
    }

    /// What a state is called.
    public static String state(Row row) {
        return switch (row.state()) {
            case WAITING -> "waiting";
            case CONFIRMED -> "confirmed";
            case PENDING -> "pending";
            case LOST -> "lost";
        };
    }

    /// What is said of it besides: after which time it was confirmed, what it waits for, why it was lost.
    public static String words(Row row) {
        return row.settled().map(time -> "after " + millis(time)).orElse(row.words());
    }

    /// The symbol before it.
    public static String icon(Row row) {
        return switch (row.state()) {
            case WAITING -> "pause";
            case CONFIRMED -> "ok";
            case PENDING -> "play";
            case LOST -> "no";
        };
    }

    /// How it is coloured.
    public static String verdict(Row row) {
        return switch (row.state()) {
            case WAITING, PENDING -> "warn";
            case CONFIRMED -> "pass";
            case LOST -> "fail";
        };
    }

    /// Where a bar begins, of the whole chain.
    public static String from(Bar bar, List<Bar> chain) {
        return percent(bar.from(), chain);
    }

    public static String length(Bar bar, List<Bar> chain) {
        return percent(bar.took(), chain);
    }

    private static String percent(Duration part, List<Bar> chain) {
        long whole = chain.stream()
                .mapToLong(bar -> bar.from().plus(bar.took()).toNanos())
                .max()
                .orElse(1);
        return String.format(Locale.ROOT, "%.1f%%", 100.0 * part.toNanos() / Math.max(1, whole));
    }
}
