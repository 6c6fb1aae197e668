package dev.millrace.grader.diagnosis;

import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// A program that stops at the first event that has no value, or lacks what all before it had.
final class Crashes implements Recogniser {
    private static final Set<String> OF_ABSENCE =
            Set.of("NullPointerException", "ArrayIndexOutOfBoundsException", "StringIndexOutOfBoundsException");

    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        var thrown = clues.evidence().exception();
        var at = clues.seen(clues.evidence().event());
        boolean absence =
                thrown.filter(t -> OF_ABSENCE.stream().anyMatch(t::startsWith)).isPresent();
        return absence && at.isPresent() ? recognise(clues, at.get()) : Optional.empty();
    }

    private static Optional<Diagnosis> recognise(Clues clues, Seen at) {
        var before = clues.arrivals().stream()
                .filter(s -> s.index() < at.index() && s.topic().equals(at.topic()))
                .toList();
        if (at.tombstone()) {
            return before.stream().anyMatch(Seen::tombstone)
                    ? Optional.empty()
                    : clues.say(
                            Kind.TOMBSTONE_CRASH,
                            "The first record without a value on " + at.topic() + ", "
                                    + clues.words().event(at)
                                    + ", stopped your program. On a topic that is compacted such a"
                                    + " record is nothing odd: it says that "
                                    + Words.key(at.event().key()) + " is deleted, and"
                                    + " the program has to have an answer to it.");
        }
        var always = new LinkedHashSet<String>();
        before.stream()
                .filter(s -> !s.tombstone())
                .findFirst()
                .ifPresent(s -> always.addAll(s.fields().keySet()));
        before.stream().filter(s -> !s.tombstone()).forEach(s -> always.removeIf(path -> absent(s, path)));
        return always.stream()
                .filter(path -> absent(at, path))
                .findFirst()
                .flatMap(path -> clues.say(
                        Kind.MISSING_FIELD_CRASH,
                        "Your program stopped at "
                                + clues.words().event(at) + " of " + at.topic() + ": it is the first in which "
                                + Words.field(path) + " is " + (at.fields().containsKey(path) ? "null" : "not there")
                                + ". Events come from other people’s programs, and sooner or later one lacks a field; it"
                                + " should not stop those that follow."));
    }

    private static boolean absent(Seen seen, String path) {
        return seen.field(path).isMissingNode() || seen.field(path).isNull();
    }
}
