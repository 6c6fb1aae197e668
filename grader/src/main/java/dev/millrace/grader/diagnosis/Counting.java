package dev.millrace.grader.diagnosis;

import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import java.util.ArrayList;
import java.util.Optional;

/// The figures are right for other events than those that should count: some too many, or some too few.
final class Counting implements Recogniser {
    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        return clues.fits().stream()
                .filter(fit -> fit.came().isPresent())
                .flatMap(fit -> recognise(clues, fit).stream())
                .findFirst();
    }

    private static Optional<Diagnosis> recognise(Clues clues, Fit fit) {
        return tombstones(clues, fit)
                .or(() -> allValues(clues, fit))
                .or(() -> inverted(clues, fit))
                .or(() -> keyless(clues, fit))
                .or(() -> zero(clues, fit))
                .or(() -> single(clues, fit));
    }

    /// All events count, where only some should.
    private static Optional<Diagnosis> allValues(Clues clues, Fit fit) {
        var all = fit.rule().with(Sieve.values());
        var tooMany = new ArrayList<>(all.part(fit.arrivals()));
        int count = tooMany.size();
        var right = fit.rule().part(fit.arrivals());
        tooMany.removeAll(right);
        if (tooMany.isEmpty() || !fit.explains(all)) {
            return Optional.empty();
        }
        var events = Words.start(clues.words().events(tooMany));
        return switch (fit.rule().sieve()) {
            case Sieve.Unique _ ->
                say(
                        clues,
                        Kind.DUPLICATES_COUNTED,
                        fit,
                        events + (tooMany.size() == 1 ? " says" : " say")
                                + " what an earlier event said: the same thing"
                                + " has come twice, as it does when a producer or a consumer starts again in the middle,"
                                + " and it is counted twice.");
            case Sieve.Newest _ ->
                say(
                        clues,
                        Kind.UPDATES_COUNTED,
                        fit,
                        "Yours adds up all " + Words.count(count, "event") + ", and "
                                + Words.count(right.size(), "thing")
                                + " are left of them in the end: an event is news about a thing, and a thing that"
                                + " changes still counts once, as it is now.");
            case Rules.Only only ->
                say(
                        clues,
                        Kind.FILTER_MISSING,
                        fit,
                        events + Words.be(tooMany) + " in it, with "
                                + Words.value(tooMany.getFirst().field(only.path())) + " in " + Words.field(only.path())
                                + ": events like that should stay out.");
            default -> Optional.empty();
        };
    }

    private static Optional<Diagnosis> tombstones(Clues clues, Fit fit) {
        var gone = fit.arrivals().stream()
                .filter(s -> s.tombstone() && s.topic().equals(fit.rule().topic()))
                .toList();
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        if (fit.rule().sieve() instanceof Sieve.Newest newest
                && fit.explains(fit.rule().with(newest.ofValues()))) {
            return say(
                    clues,
                    Kind.TOMBSTONE_IGNORED,
                    fit,
                    clues.words().tombstones(gone) + ": that takes the key away. In your figures what lay there still"
                            + " counts.");
        }
        for (var group : fit.expected().groups()) {
            var rule = fit.rule()
                    .with(Sieve.everything())
                    .with(new Source.WithTombstones(fit.rule().group(), group));
            if (fit.explains(rule)) {
                return say(
                        clues,
                        Kind.TOMBSTONE_COUNTED,
                        fit,
                        clues.words().tombstones(gone) + ": something was withdrawn. Your figures count it as one"
                                + " more.");
            }
        }
        return Optional.empty();
    }

    private static Optional<Diagnosis> inverted(Clues clues, Fit fit) {
        if (!(fit.rule().sieve() instanceof Rules.Only only)
                || !fit.explains(fit.rule().with(only.inverted()))) {
            return Optional.empty();
        }
        return say(
                clues,
                Kind.FILTER_INVERTED,
                fit,
                "That is the figure of the events in which " + Words.field(only.path()) + " is not "
                        + Words.value(only.value()) + ": those count that should not, and the others do not.");
    }

    private static Optional<Diagnosis> keyless(Clues clues, Fit fit) {
        var keyless =
                fit.rule().part(fit.arrivals()).stream().filter(Seen::keyless).toList();
        var rule = fit.rule().with(fit.rule().sieve().and(s -> !s.keyless()));
        if (keyless.isEmpty() || !fit.explains(rule)) {
            return Optional.empty();
        }
        return say(
                clues,
                Kind.NULL_KEY_DROPPED,
                fit,
                Words.start(clues.words().events(keyless)) + Words.be(keyless) + " missing in it, having come"
                        + " without a key; an operation that works by key passes over such events without a word.");
    }

    private static Optional<Diagnosis> zero(Clues clues, Fit fit) {
        var sums = fit.rule().measures().values().stream()
                .filter(m -> m.kind() == Measure.Kind.SUM)
                .toList();
        for (var sum : sums) {
            for (int least : new int[] {0, 1}) {
                var rule = fit.rule()
                        .with(fit.rule()
                                .sieve()
                                .and(s -> least == 0
                                        ? sum.part(s).signum() != 0
                                        : sum.part(s).signum() > 0));
                var left = new ArrayList<>(fit.rule().part(fit.arrivals()));
                left.removeAll(rule.part(fit.arrivals()));
                if (!left.isEmpty() && fit.explains(rule)) {
                    return say(
                            clues,
                            Kind.ZERO_DROPPED,
                            fit,
                            Words.start(clues.words().events(left)) + Words.be(left) + " missing in it, with "
                                    + Words.field(sum.path()) + " of " + Words.number(sum.part(left.getFirst()))
                                    + ". Nothing, or less than nothing, is an amount too: only what is not there does"
                                    + " not count.");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Diagnosis> single(Clues clues, Fit fit) {
        if (fit.sums() && fit.explains(fit.measuring(Measure.Kind.LAST))) {
            return say(
                    clues,
                    Kind.ONLY_LAST,
                    fit,
                    "That is the last event’s alone: each event replaces the one before"
                            + " instead of being added to it.");
        }
        if (fit.sums() && fit.explains(fit.measuring(Measure.Kind.FIRST))) {
            return say(
                    clues,
                    Kind.ONLY_FIRST,
                    fit,
                    "That is the first event’s alone: what comes after it changes nothing.");
        }
        return Optional.empty();
    }

    private static Optional<Diagnosis> say(Clues clues, Kind kind, Fit fit, String why) {
        var where = fit.firstWrong()
                .map(wrong -> clues.words().wrong(fit, wrong))
                .orElseGet(() -> "Topic " + fit.topic() + " has figures for other keys or windows than expected");
        return clues.say(kind, where + ". " + why);
    }
}
