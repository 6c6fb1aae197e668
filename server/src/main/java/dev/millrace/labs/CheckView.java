package dev.millrace.labs;

import dev.millrace.content.BrokerCheck;
import dev.millrace.labs.broker.CheckState;
import dev.millrace.labs.broker.CheckState.Standing;
import dev.millrace.labs.broker.Proof;
import dev.millrace.labs.tally.Expected;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A check and where it stands. Seen comes from the student's broker and is untrusted text.
///
/// @param seen what the broker shows; empty once passed, and while nobody looks
/// @param passedAt when it passed, which it stays
/// @param again what came of proving it again, if it was
public record CheckView(
        String id,
        String title,
        String seen,
        String expected,
        boolean holding,
        Optional<Instant> passedAt,
        Optional<Again> again) {

    /// A check that had passed, judged once more.
    ///
    /// @param going whether it is still being judged
    /// @param good whether it is still as it should be
    public record Again(boolean going, boolean good, Instant at, String seen) {}

    static CheckView of(BrokerCheck check, @Nullable Pass pass, @Nullable CheckState state, @Nullable Proof proof) {
        var shown = Optional.ofNullable(pass == null ? state : null);
        return new CheckView(
                check.id(),
                check.title(),
                shown.map(CheckState::seen).orElse(""),
                Expected.of(check),
                shown.filter(s -> s.standing() == Standing.HOLDING).isPresent(),
                Optional.ofNullable(pass).map(Pass::at),
                pass == null ? Optional.empty() : again(pass, proof));
    }

    private static Optional<Again> again(Pass pass, @Nullable Proof proof) {
        if (proof == null) return pass.provedAt().map(at -> new Again(false, true, at, ""));
        var state = proof.state();
        return Optional.of(new Again(!proof.over(), state.passed(), proof.since(), state.seen()));
    }

    public boolean passed() {
        return passedAt.isPresent();
    }

    /// For an icon: passed, as it should be but not for long enough, or not yet.
    public String mark() {
        return passed() ? "pass" : holding ? "hold" : "wait";
    }

    /// What is shown when it was judged again, without the time.
    public String againWords() {
        return again.map(a -> a.going() ? "Looking again" : a.good() ? "Still so" : "Not so any more")
                .orElse("");
    }
}
