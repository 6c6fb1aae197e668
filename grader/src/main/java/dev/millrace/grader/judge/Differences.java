package dev.millrace.grader.judge;

import dev.millrace.grader.Difference;
import dev.millrace.grader.Difference.Kind;
import java.util.List;
import java.util.Optional;

/// Makes the differences of one topic, with their sentences.
final class Differences {
    private final String topic;
    private final Matching matching;
    private final Words words;

    Differences(String topic, Matching matching) {
        this.topic = topic;
        this.matching = matching;
        this.words = new Words(topic, matching.values());
    }

    Difference missing(Item expected) {
        return expected.tombstone()
                ? only(Kind.MISSING_TOMBSTONE, expected, words.missingTombstone(expected))
                : only(Kind.MISSING, expected, words.missing(expected));
    }

    Difference extra(Item actual) {
        return came(Kind.EXTRA, actual, words.extra(actual));
    }

    Difference duplicate(Item actual) {
        return came(Kind.DUPLICATE, actual, words.duplicate(actual));
    }

    /// Another record than the expected one in its place.
    Difference changed(Item expected, Item actual) {
        if (expected.tombstone() && !actual.tombstone()) {
            return both(Kind.MISSING_TOMBSTONE, expected, actual, words.missingTombstone(expected, actual));
        }
        if (!matching.sameValue(expected, actual)) {
            return both(Kind.WRONG_VALUE, expected, actual, words.wrongValue(expected, actual));
        }
        if (!matching.sameTimestamp(expected, actual)) {
            return both(Kind.WRONG_TIMESTAMP, expected, actual, words.wrongTimestamp(expected, actual));
        }
        return both(Kind.WRONG_VALUE, expected, actual, words.wrongHeaders(expected, actual));
    }

    Difference wrongInTheEnd(Item expected, Item actual) {
        return both(Kind.WRONG_VALUE, expected, actual, words.wrongInTheEnd(expected, actual));
    }

    Difference deletedInTheEnd(Item expected) {
        return only(Kind.MISSING, expected, words.deletedInTheEnd(expected));
    }

    Difference notDeleted(Item expected, Item actual) {
        return both(Kind.MISSING_TOMBSTONE, expected, actual, words.notDeleted(expected, actual));
    }

    /// A key in another window is a matter of time, not of the key.
    Difference wrongKey(Item expected, Item actual) {
        if (Words.windowed(expected.key())
                && Words.windowed(actual.key())
                && expected.key().path("key").equals(actual.key().path("key"))) {
            return both(Kind.WRONG_TIMESTAMP, expected, actual, words.wrongWindow(expected, actual));
        }
        return both(Kind.WRONG_KEY, expected, actual, words.wrongKey(expected, actual));
    }

    Difference outOfOrder(Item expected, Item actual) {
        return both(Kind.OUT_OF_ORDER, expected, actual, words.outOfOrder(expected, actual));
    }

    Difference keysOutOfOrder(Item expected, Item actual) {
        return both(Kind.OUT_OF_ORDER, expected, actual, words.keysOutOfOrder(expected, actual));
    }

    Difference rightInTheEnd(Item last, int expected, List<Item> actual, List<Item> tooMany) {
        var sentence = words.rightInTheEnd(last.key(), expected, actual, tooMany);
        return both(Kind.RIGHT_IN_THE_END, last, actual.getLast(), sentence);
    }

    private Difference only(Kind kind, Item expected, String sentence) {
        return new Difference(
                kind,
                topic,
                expected.key(),
                expected.position(),
                Optional.of(expected.value()),
                Optional.empty(),
                expected.cause(),
                sentence);
    }

    private Difference came(Kind kind, Item actual, String sentence) {
        return new Difference(
                kind,
                topic,
                actual.key(),
                actual.position(),
                Optional.empty(),
                Optional.of(actual.value()),
                actual.cause(),
                sentence);
    }

    private Difference both(Kind kind, Item expected, Item actual, String sentence) {
        return new Difference(
                kind,
                topic,
                expected.key(),
                expected.position(),
                Optional.of(expected.value()),
                Optional.of(actual.value()),
                actual.cause(),
                sentence);
    }
}
