package dev.millrace.grader.diagnosis;

import dev.millrace.grader.diagnosis.Figures.Slot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The events of a rule by key and window, each with how late it came. An event counts when it is less late than the
/// grace period is long; so a set of figures tells which grace periods can have made them.
///
/// @param late by slot, in the order of the input
record Slots(Rule rule, Map<Slot, List<Late>> late) {
    /// An event, and by how many milliseconds stream time had passed the end of its window; negative in time.
    record Late(Seen seen, long excess) {}

    /// No event is ever too late.
    static final long ENDLESS = Long.MAX_VALUE;

    static Slots of(Rule rule, List<Seen> arrivals) {
        var late = new LinkedHashMap<Slot, List<Late>>();
        long streamTime = Long.MIN_VALUE;
        for (var seen : rule.part(arrivals)) {
            long time = rule.clock().of(seen).orElseThrow();
            streamTime = Math.max(streamTime, time);
            long start = 0;
            long excess = -1;
            if (rule.windows().isPresent()) {
                start = rule.windows().get().start(time);
                excess = streamTime - start - rule.windows().get().size();
            }
            var slot = new Slot(rule.group().of(seen).orElseThrow(), start);
            late.computeIfAbsent(slot, _ -> new ArrayList<>()).add(new Late(seen, excess));
        }
        return new Slots(rule, late);
    }

    /// Grace periods that differ in what they let in, the shortest first; milliseconds.
    List<Long> graces() {
        var all = new TreeSet<Long>(List.of(0L, ENDLESS));
        late.values()
                .forEach(events ->
                        events.stream().map(Late::excess).filter(x -> x > 0).forEach(all::add));
        return List.copyOf(all);
    }

    /// Those of some grace periods under which the rule gives just these figures. Windows later than all that have a
    /// figure may still be open.
    List<Long> fitting(Figures figures, List<Long> graces) {
        var slots = new LinkedHashSet<>(figures.last().keySet());
        slots.addAll(late.keySet());
        long newest = figures.newest();
        var left = new ArrayList<>(graces);
        for (var slot : slots) {
            var wanted = figures.last().get(slot);
            boolean open = wanted == null && rule.windows().isPresent() && slot.start() > newest;
            // the events that count under a longer grace are those under a shorter one and more
            var right = new HashMap<Integer, Boolean>();
            left.removeIf(grace -> {
                var events = counted(slot, grace);
                return !right.computeIfAbsent(
                        events.size(), _ -> wanted == null ? open || events.isEmpty() : same(events, wanted));
            });
        }
        return left;
    }

    boolean fits(Figures figures, List<Long> graces) {
        return !fitting(figures, graces).isEmpty();
    }

    /// The events that count under a grace period, in their order.
    List<Seen> counted(Slot slot, long grace) {
        return late.getOrDefault(slot, List.of()).stream()
                .filter(l -> l.excess() < grace)
                .map(Late::seen)
                .toList();
    }

    /// A table that has lost its last entry may show zero.
    private boolean same(List<Seen> events, Map<String, BigDecimal> wanted) {
        return rule.measures().entrySet().stream().allMatch(m -> {
            var number = wanted.get(m.getKey());
            return number != null && number.compareTo(m.getValue().of(events)) == 0;
        });
    }
}
