package dev.millrace.grader.pool;

import dev.millrace.grader.Timings;
import java.util.concurrent.TimeUnit;

/// Adds up where the time goes. For one thread.
public final class Stopwatch {
    private final long begin = System.nanoTime();
    private long last = begin;
    private long queued;
    private long compile;
    private long replay;
    private long compare;

    /// What came since the last mark was waiting.
    public void queued() {
        queued += lap();
    }

    void compiled() {
        compile += lap();
    }

    void replayed() {
        replay += lap();
    }

    void compared() {
        compare += lap();
    }

    /// What it shows now.
    public Timings timings() {
        return new Timings(ms(queued), ms(compile), ms(replay), ms(compare), ms(System.nanoTime() - begin));
    }

    private long lap() {
        long now = System.nanoTime();
        long lap = now - last;
        last = now;
        return lap;
    }

    private static long ms(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
