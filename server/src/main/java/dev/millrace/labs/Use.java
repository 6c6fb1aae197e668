package dev.millrace.labs;

import dev.millrace.labs.broker.Stillness.Footprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a lab was last used, by pages that show it or by clients of its broker. Not stored: after a restart of the
/// server every lab counts as used just then. Thread-safe.
final class Use {
    private int pages;
    private Instant last;
    private Optional<Footprint> footprint = Optional.empty();

    Use(Instant now) {
        this.last = now;
    }

    synchronized void now(Instant now) {
        if (now.isAfter(last)) last = now;
    }

    /// A page that stays open.
    synchronized void open(Instant now) {
        pages++;
        now(now);
    }

    synchronized void close(Instant now) {
        pages--;
        now(now);
    }

    /// Whether a page shows the lab, or did so a moment ago: no need to ask its broker.
    synchronized boolean byPage(Instant now, Duration moment) {
        if (pages > 0) now(now);
        return last.plus(moment).isAfter(now);
    }

    /// What the broker looks like now; a difference to the last look is use.
    synchronized void saw(Footprint found, Instant now) {
        boolean still = found.members() == 0 && footprint.map(found::equals).orElse(true);
        footprint = Optional.of(found);
        if (!still) now(now);
    }

    /// Whether it was left alone for so long, as far as the last two looks at the broker say.
    synchronized boolean none(Instant now, Duration time) {
        return pages == 0 && footprint.isPresent() && !last.plus(time).isAfter(now);
    }
}
