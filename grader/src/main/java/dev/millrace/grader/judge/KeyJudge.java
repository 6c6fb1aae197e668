package dev.millrace.grader.judge;

import dev.millrace.grader.Difference;
import dev.millrace.grader.judge.Alignment.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The differences within one key, order kept. What is missing or too many is left open, because another key may have
/// it: see [TopicJudge].
final class KeyJudge {
    private final Matching matching;
    private final Differences differences;
    private final List<Item> expected;
    private final List<Item> actual;
    private final List<Difference> found = new ArrayList<>();
    private final List<Item> missing = new ArrayList<>();
    private final List<Item> tooMany = new ArrayList<>();
    private final List<Place> changed = new ArrayList<>();

    KeyJudge(Matching matching, Differences differences, List<Item> expected, List<Item> actual) {
        this.matching = matching;
        this.differences = differences;
        this.expected = expected;
        this.actual = actual;
    }

    KeyJudge run() {
        for (var place : Alignment.of(expected, actual, matching::same)) {
            sort(place);
        }
        if (Alignment.feasible(changed.size() + missing.size(), changed.size() + tooMany.size())) {
            moved();
        }
        for (var place : changed) {
            found.add(differences.changed(expected.get(place.expected()), actual.get(place.actual())));
        }
        return this;
    }

    /// Differences that this key explains by itself.
    List<Difference> found() {
        return found;
    }

    /// Expected records that did not come.
    List<Item> missing() {
        return missing;
    }

    /// Produced records that are not expected.
    List<Item> tooMany() {
        return tooMany;
    }

    /// Whether a record is expected in this key, so that one too many is a repetition.
    boolean expects(Item item) {
        return Alignment.feasible(expected.size(), tooMany.size())
                && expected.stream().anyMatch(e -> matching.same(e, item));
    }

    /// One difference for the whole key, when its last record is right and what differs are states on the way there.
    Optional<Difference> rightInTheEnd() {
        if (expected.isEmpty() || actual.isEmpty() || !found.isEmpty() || expected.size() == actual.size()) {
            return Optional.empty();
        }
        var last = expected.getLast();
        boolean states = matching.same(last, actual.getLast())
                && missing.stream().allMatch(i -> earlier(i, last))
                && tooMany.stream().allMatch(i -> earlier(i, last));
        return states
                ? Optional.of(differences.rightInTheEnd(last, expected.size(), actual, tooMany))
                : Optional.empty();
    }

    private boolean earlier(Item item, Item last) {
        return !matching.same(last, item) && matching.values().sameKindOfState(item.value(), last.value());
    }

    private void sort(Place place) {
        if (place.same()) {
            return;
        }
        if (place.actual() < 0) {
            missing.add(expected.get(place.expected()));
        } else if (place.expected() < 0) {
            tooMany.add(actual.get(place.actual()));
        } else {
            changed.add(place);
        }
    }

    /// A record that is missing at one place and came at another is out of order. The alignment may have put
    /// either in a changed place, whose other side is then free.
    private void moved() {
        for (var place : List.copyOf(changed)) {
            var wanted = expected.get(place.expected());
            var came = actual.get(place.actual());
            boolean elsewhere = tooMany.stream().anyMatch(i -> matching.same(wanted, i))
                    || missing.stream().anyMatch(i -> matching.same(i, came))
                    || changed.stream().anyMatch(p -> matching.same(wanted, actual.get(p.actual())))
                    || changed.stream().anyMatch(p -> matching.same(expected.get(p.expected()), came));
            if (elsewhere) {
                changed.remove(place);
                missing.add(wanted);
                tooMany.add(came);
            }
        }
        for (var wanted : List.copyOf(missing)) {
            tooMany.stream().filter(i -> matching.same(wanted, i)).findFirst().ifPresent(came -> {
                missing.remove(wanted);
                tooMany.remove(came);
                found.add(differences.outOfOrder(wanted, came));
            });
        }
    }
}
