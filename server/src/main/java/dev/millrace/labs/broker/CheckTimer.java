package dev.millrace.labs.broker;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.check.Timing;
import dev.millrace.labs.broker.CheckJudge.Look;
import dev.millrace.labs.broker.CheckState.Standing;
import dev.millrace.labs.tally.Expected;
import java.time.Duration;

/// One check over time: since when there is what it is about, since when it holds. Times are those of
/// `System.nanoTime`. Used by one thread.
final class CheckTimer {
    /// Without a look for so long nobody can say that a check held all the time.
    private static final Duration BLIND = Duration.ofSeconds(15);
    private static final long NEVER = Long.MIN_VALUE;

    private final BrokerCheck check;
    private final Timing timing;
    private final String expected;
    private long begun = NEVER;
    private long holding = NEVER;
    private long lastLook = NEVER;
    private boolean late;

    CheckTimer(BrokerCheck check) {
        this.check = check;
        this.timing = check.timing();
        this.expected = Expected.of(check);
    }

    /// The check this times; another one of the same name needs another timer.
    BrokerCheck check() {
        return check;
    }

    CheckState at(Look look, long now) {
        if (look instanceof Look.Unseen) return state(Standing.COUNTING, look.seen());
        if (lastLook != NEVER && now - lastLook > BLIND.toNanos()) holding = NEVER;
        lastLook = now;
        return switch (look) {
            case Look.Counting _, Look.Unseen _ -> state(Standing.COUNTING, look.seen());
            case Look.Found found -> found(found, now);
        };
    }

    private CheckState found(Look.Found found, long now) {
        if (!found.begun()) {
            begun = NEVER;
            late = false;
        } else if (begun == NEVER) begun = now;
        if (!found.holds()) holding = NEVER;
        else if (holding == NEVER) holding = now;
        late |= isLate(found, now);
        if (late) return state(Standing.NOT_YET, found.seen() + ", " + since(now) + ": too late");
        if (!found.holds()) return state(Standing.NOT_YET, found.seen() + running(found, now));
        long left = timing.stays().map(Duration::toNanos).orElse(0L) - (now - holding);
        if (left <= 0) return state(Standing.PASSED, found.seen());
        return state(Standing.HOLDING, found.seen() + ", so for " + seconds(now - holding));
    }

    /// Late once the time is over and it does not hold; what held in time is not late for holding on.
    private boolean isLate(Look.Found found, long now) {
        if (timing.within().isEmpty() || begun == NEVER) return false;
        long limit = timing.within().get().toNanos();
        return found.holds() ? holding - begun > limit : now - begun > limit;
    }

    private String running(Look.Found found, long now) {
        return found.begun() && timing.within().isPresent() ? ", " + since(now) : "";
    }

    private String since(long now) {
        return seconds(now - begun) + " after the beginning";
    }

    private static String seconds(long nanos) {
        return CheckJudge.count(Duration.ofNanos(nanos).toSeconds(), "second");
    }

    private CheckState state(Standing standing, String seen) {
        return new CheckState(check.id(), check.title(), standing, seen, expected);
    }
}
