package dev.millrace.labs;

import dev.millrace.labs.runtime.Traits;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/// How many brokers should wait. Thread-safe as far as what it asks is.
///
/// @param fixed that many, whatever the class; empty for as many as students have no broker yet
/// @param traits of the runtime; without a broker each there is nothing to wait
/// @param unserved students who have no broker yet
/// @param free bytes of memory that are free for brokers
record PoolSize(OptionalInt fixed, Traits traits, IntSupplier unserved, LongSupplier free) {
    boolean none() {
        return !traits.brokerEach() || fixed.equals(OptionalInt.of(0));
    }

    /// @param waiting how many wait now; they hold their memory already
    int wanted(int waiting) {
        if (none()) return 0;
        if (fixed.isPresent()) return fixed.getAsInt();
        int students = unserved.getAsInt();
        if (traits.memoryEach() == 0 || students <= waiting) return students;
        long more = Math.max(0, free.getAsLong() / traits.memoryEach());
        return (int) Math.min(students, waiting + more);
    }
}
