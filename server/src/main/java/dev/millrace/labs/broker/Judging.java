package dev.millrace.labs.broker;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.BrokerCheck.HttpCheck;
import dev.millrace.labs.broker.CheckJudge.Known;
import dev.millrace.labs.broker.CheckState.Standing;
import dev.millrace.labs.tally.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Judges the checks of one lab again and again: those that are still to pass, and those that somebody wants to see
/// proved again. [#judge] is called by the watch's thread alone, the rest by anybody.
final class Judging {
    /// Longer than this no judgement takes beyond the check's own times.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Attention attention;
    private final BrokerWatch.Listener listener;
    private final Map<String, CheckTimer> timers = new HashMap<>();
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private volatile Map<String, CheckState> standing = Map.of();

    /// A proof that was asked for.
    private record Asked(BrokerCheck check, long at, CheckTimer timer, Proof proof) {
        Asked with(CheckState state, boolean over) {
            return new Asked(check, at, timer, new Proof(proof.since(), state, over));
        }
    }

    Judging(Attention attention, BrokerWatch.Listener listener) {
        this.attention = attention;
        this.listener = listener;
    }

    /// What the checks that are still to pass last showed.
    Map<String, CheckState> standing() {
        return standing;
    }

    /// The proofs that were asked for, by check.
    Map<String, Proof> proofs() {
        var proofs = new HashMap<String, Proof>();
        asked.forEach((id, each) -> proofs.put(id, each.proof()));
        return proofs;
    }

    void prove(BrokerCheck check) {
        var state = new CheckState(check.id(), check.title(), Standing.COUNTING, "looking", Expected.of(check));
        asked.put(
                check.id(),
                new Asked(check, System.nanoTime(), new CheckTimer(check), new Proof(Instant.now(), state, false)));
        attention.prove(check);
    }

    /// Judges everything that is to be judged; true where the standing of any check changed.
    ///
    /// @param surveyed when the broker was asked for what is known, by `System.nanoTime`
    boolean judge(Known known, long surveyed) {
        var before = Map.copyOf(asked);
        for (var each : before.values()) {
            if (!each.proof().over() && time(each.check(), known, surveyed) > each.at()) prove(each, known);
        }
        boolean moved = judgeUnmet(known);
        return moved || !before.equals(asked);
    }

    private boolean judgeUnmet(Known known) {
        var checks = attention.unmet();
        timers.keySet().retainAll(checks.stream().map(BrokerCheck::id).toList());
        var now = new LinkedHashMap<String, CheckState>();
        for (var check : checks) {
            var state = timer(check).at(CheckJudge.look(check, known), time(check, known, System.nanoTime()));
            now.put(
                    check.id(),
                    state.standing() == Standing.COUNTING ? standing.getOrDefault(check.id(), state) : state);
            if (state.passed()) {
                // first written down, then forgotten: where writing fails, it is judged again
                listener.passed(check);
                attention.met(check);
            }
        }
        boolean moved = !now.equals(standing);
        standing = Map.copyOf(now);
        return moved;
    }

    /// What a service answered is judged by when it was asked: until it is asked again, nothing lasts.
    private static long time(BrokerCheck check, Known known, long otherwise) {
        return check instanceof HttpCheck http
                ? known.answers().of(http.target()).map(ServiceCalls.Answer::at).orElse(otherwise)
                : otherwise;
    }

    private CheckTimer timer(BrokerCheck check) {
        return timers.compute(
                check.id(), (_, timer) -> timer != null && timer.check().equals(check) ? timer : new CheckTimer(check));
    }

    private void prove(Asked each, Known known) {
        var state = each.timer().at(CheckJudge.look(each.check(), known), time(each.check(), known, System.nanoTime()));
        boolean over = isOver(each, state);
        if (!asked.replace(each.check().id(), each, each.with(state, over)) || !over) return;
        attention.proved(each.check());
        if (state.passed()) listener.proved(each.check());
    }

    /// Something that is not so may become so for as long as the check itself allows.
    private static boolean isOver(Asked each, CheckState state) {
        long waited = System.nanoTime() - each.at();
        var within = each.check().timing().within().orElse(Duration.ZERO);
        return switch (state.standing()) {
            case PASSED -> true;
            case NOT_YET -> waited > within.toNanos();
            case HOLDING, COUNTING ->
                waited
                        > PATIENCE.plus(within)
                                .plus(each.check().timing().stays().orElse(Duration.ZERO))
                                .toNanos();
        };
    }

    /// Other checks than before are of interest; what was proved of the old ones is not.
    void forget(List<BrokerCheck> current) {
        asked.keySet()
                .removeIf(id -> current.stream().noneMatch(check -> check.id().equals(id)));
    }
}
