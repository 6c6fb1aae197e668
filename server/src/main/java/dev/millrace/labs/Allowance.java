package dev.millrace.labs;

import java.util.concurrent.TimeUnit;

/// So many a second and no more. Used by one thread.
final class Allowance {
    private final int most;
    private long began = System.nanoTime();
    private int granted;

    Allowance(int most) {
        this.most = most;
    }

    /// How many of those asked for are granted now.
    int grant(int asked) {
        long now = System.nanoTime();
        if (now - began >= TimeUnit.SECONDS.toNanos(1)) {
            began = now;
            granted = 0;
        }
        int more = Math.min(asked, most - granted);
        granted += more;
        return more;
    }
}
