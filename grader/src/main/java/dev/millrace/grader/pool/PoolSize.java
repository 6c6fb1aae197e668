package dev.millrace.grader.pool;

import dev.millrace.grader.GraderSettings;
import java.time.Duration;

/// How many workers live, and for how long.
///
/// @param warm fresh workers to hold ready at the least; 0 starts every worker on demand
/// @param most living workers, idle ones included
/// @param uses gradings after which a worker is replaced, before what submissions left behind adds up
/// @param idle after this time without its owner a worker ends
/// @param lately how long an owner who has no worker counts as one who will want one
/// @param usualMemory heap of the workers that are held ready
record PoolSize(int warm, int most, int uses, Duration idle, Duration lately, long usualMemory) {
    private static final int USES = 50;
    private static final Duration IDLE = Duration.ofMinutes(20);
    private static final Duration LATELY = Duration.ofMinutes(3);

    static PoolSize of(GraderSettings settings, long usualMemory) {
        return new PoolSize(settings.warm(), settings.workers(), USES, IDLE, LATELY, usualMemory);
    }
}
