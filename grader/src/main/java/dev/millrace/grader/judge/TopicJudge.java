package dev.millrace.grader.judge;

import dev.millrace.grader.Difference;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The differences of one topic in one mode.
final class TopicJudge {
    private final Matching matching;
    private final Differences differences;
    private final List<Item> expected;
    private final List<Item> actual;
    private final Keys keys;
    private final List<Difference> found = new ArrayList<>();

    TopicJudge(String topic, Matching matching, List<Item> expected, List<Item> actual) {
        this.matching = matching;
        this.differences = new Differences(topic, matching);
        this.expected = expected;
        this.actual = actual;
        this.keys = Keys.of(expected, actual);
    }

    List<Difference> run(Compare mode) {
        switch (mode) {
            case PER_KEY -> perKey();
            case EXACT -> exact();
            case FINAL_TABLE -> finalTable();
        }
        found.sort(Comparator.comparingInt(Difference::position));
        return found;
    }

    private void exact() {
        perKey();
        if (!found.isEmpty()) {
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            var wanted = expected.get(i);
            var came = actual.get(i);
            if (!Keys.canonical(wanted.key()).equals(Keys.canonical(came.key()))) {
                found.add(differences.keysOutOfOrder(wanted, came));
                return;
            }
        }
    }

    private void perKey() {
        var open = new LinkedHashMap<String, KeyJudge>();
        for (var key : keys.all()) {
            var judge = new KeyJudge(matching, differences, keys.expected(key), keys.actual(key)).run();
            var summary = judge.rightInTheEnd();
            if (summary.isPresent()) {
                found.add(summary.get());
            } else {
                found.addAll(judge.found());
                open.put(key, judge);
            }
        }
        settle(open);
    }

    /// What one key misses and another has too many came with the wrong key; the rest is missing or too many.
    private void settle(Map<String, KeyJudge> open) {
        var strays = new ArrayList<Stray>();
        open.values().forEach(judge -> judge.tooMany().forEach(item -> strays.add(new Stray(judge, item))));
        long missing = open.values().stream()
                .mapToLong(judge -> judge.missing().size())
                .sum();
        boolean search = Alignment.feasible(missing, strays.size());
        for (var judge : open.values()) {
            for (var wanted : judge.missing()) {
                var stray = (search ? strays : List.<Stray>of())
                        .stream()
                                .filter(s -> !wanted.tombstone()
                                        && !s.from.equals(judge)
                                        && matching.sameValue(wanted, s.item))
                                .findFirst();
                stray.ifPresent(strays::remove);
                found.add(stray.map(s -> differences.wrongKey(wanted, s.item))
                        .orElseGet(() -> differences.missing(wanted)));
            }
        }
        for (var stray : strays) {
            found.add(
                    stray.from.expects(stray.item) ? differences.duplicate(stray.item) : differences.extra(stray.item));
        }
    }

    private void finalTable() {
        var missing = new ArrayList<Item>();
        var tooMany = new ArrayList<Item>();
        for (var key : keys.all()) {
            last(keys.expected(key), keys.actual(key), missing, tooMany);
        }
        boolean search = Alignment.feasible(missing.size(), tooMany.size());
        for (var wanted : missing) {
            var stray = (search ? tooMany : List.<Item>of())
                    .stream().filter(s -> matching.sameValue(wanted, s)).findFirst();
            stray.ifPresent(tooMany::remove);
            found.add(stray.map(s -> differences.wrongKey(wanted, s)).orElseGet(() -> differences.missing(wanted)));
        }
        tooMany.forEach(item -> found.add(differences.extra(item)));
    }

    /// A key whose last record is a tombstone is not in the table, as if it had never been there.
    private void last(List<Item> wanted, List<Item> came, List<Item> missing, List<Item> tooMany) {
        boolean inExpected = !wanted.isEmpty() && !wanted.getLast().tombstone();
        boolean inActual = !came.isEmpty() && !came.getLast().tombstone();
        if (inExpected && inActual) {
            if (!matching.sameValue(wanted.getLast(), came.getLast())) {
                found.add(differences.wrongInTheEnd(wanted.getLast(), came.getLast()));
            } else if (!matching.same(wanted.getLast(), came.getLast())) {
                found.add(differences.changed(wanted.getLast(), came.getLast()));
            }
        } else if (inExpected && !came.isEmpty()) {
            found.add(differences.deletedInTheEnd(wanted.getLast()));
        } else if (inExpected) {
            missing.add(wanted.getLast());
        } else if (inActual && !wanted.isEmpty()) {
            found.add(differences.notDeleted(wanted.getLast(), came.getLast()));
        } else if (inActual) {
            tooMany.add(came.getLast());
        }
    }

    /// A record that its own key does not expect.
    private record Stray(KeyJudge from, Item item) {}
}
