package dev.millrace.labs;

import java.time.Duration;
import java.util.OptionalInt;

/// How labs are kept.
///
/// @param idle a lab that nobody used for so long is put to sleep
/// @param pool how many brokers wait for students; without a number as many as students have none yet, as far as
///     memory goes
public record Keeping(Duration idle, OptionalInt pool) {
    public Keeping {
        if (idle.isNegative() || idle.isZero()) throw new IllegalArgumentException("idle=" + idle);
        if (pool.isPresent() && pool.getAsInt() < 0) throw new IllegalArgumentException("pool=" + pool.getAsInt());
    }

    /// Asleep after an hour; a pool as large as the class needs.
    public static Keeping usual() {
        return new Keeping(Duration.ofHours(1), OptionalInt.empty());
    }

    public Keeping withPool(int brokers) {
        return new Keeping(idle, OptionalInt.of(brokers));
    }

    public Keeping withIdle(Duration time) {
        return new Keeping(time, pool);
    }
}
