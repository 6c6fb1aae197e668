package dev.millrace.grader.diagnosis;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/// Which events of a topic count.
@FunctionalInterface
interface Sieve {
    List<Seen> of(List<Seen> events);

    /// All that have a value.
    static Sieve values() {
        return events -> events.stream().filter(s -> !s.tombstone()).toList();
    }

    /// All, tombstones too.
    static Sieve everything() {
        return events -> events;
    }

    /// An event that says what an earlier one said does not count again.
    record Unique() implements Sieve {
        @Override
        public List<Seen> of(List<Seen> events) {
            var before = new HashSet<Object>();
            return values().of(events).stream()
                    .filter(s -> before.add(s.saying()))
                    .toList();
        }
    }

    /// The newest event of each thing; a tombstone takes its thing away.
    ///
    /// @param thing what an event speaks of
    record Newest(Source thing) implements Sieve {
        @Override
        public List<Seen> of(List<Seen> events) {
            var table = new LinkedHashMap<String, Seen>();
            for (var seen : events) {
                thing.of(seen).ifPresent(id -> {
                    table.remove(id);
                    if (!seen.tombstone()) {
                        table.put(id, seen);
                    }
                });
            }
            return List.copyOf(table.values());
        }

        /// The same by somebody who does not see tombstones.
        Sieve ofValues() {
            return events -> of(values().of(events));
        }
    }

    /// Those of an inner sieve that pass a test.
    default Sieve and(Predicate<Seen> test) {
        return events -> of(events).stream().filter(test).toList();
    }
}
