package dev.millrace.labs;

import dev.millrace.labs.broker.Stillness;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts labs to sleep that nobody uses. Looks four times in the time after which a lab sleeps, and asks a broker only
/// where no page shows it. One virtual thread; ends when the labs are closed.
final class IdleLabs implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(IdleLabs.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Supplier<Collection<StudentLab>> labs;
    private final Duration idle;
    private final Duration pace;
    private final Supplier<Instant> clock;
    private final Reach reach;

    IdleLabs(Supplier<Collection<StudentLab>> labs, Duration idle, Supplier<Instant> clock, Reach reach) {
        this.reach = reach;
        this.labs = labs;
        this.idle = idle;
        this.clock = clock;
        var quarter = idle.dividedBy(4);
        this.pace = quarter.compareTo(LONGEST) < 0 ? quarter : LONGEST;
    }

    @Override
    public void run() {
        try {
            while (reach.pause(pace)) labs.get().forEach(this::look);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(StudentLab lab) {
        var now = lab.now();
        if (now.open().isEmpty() || now.lost().isPresent()) return;
        var time = clock.get();
        if (now.beginning().going() || lab.use().byPage(time, pace)) return;
        Stillness.look(now.open().get().endpoint()).ifPresent(found -> lab.use().saw(found, time));
        boolean kept = now.row().keptUntil().filter(time::isBefore).isPresent();
        if (kept || !lab.use().none(time, idle)) return;
        LOG.info("lab unused, to sleep student={}", now.row().student());
        lab.sleep();
    }
}
