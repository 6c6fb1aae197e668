package dev.millrace.polls;

import dev.millrace.practice.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts short texts that say the same into groups: first those that differ in case, spacing and word endings only, then
/// those that are a slip of the pen away from a larger group.
final class WordGroups {
    /// Letters that may differ: one in so many.
    private static final int SLIP = 6;
    /// Of longer texts only those are alike that fold to the same.
    private static final int LONGEST_SLIP = 60;

    private WordGroups() {}

    /// @param title the spelling that most chose; of equals the shortest
    /// @param texts all of them, as they were written, in the alphabet's order
    record Group(String folded, String title, List<String> texts) {
        Group {
            texts = List.copyOf(texts);
        }

        private Group with(Group other) {
            return new Group(
                    folded,
                    title,
                    Stream.concat(texts.stream(), other.texts.stream()).sorted().toList());
        }
    }

    /// The largest group first.
    static List<Group> of(Collection<String> texts) {
        var same = texts.stream()
                .collect(Collectors.groupingBy(WordGroups::fold, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new Group(
                        entry.getKey(),
                        Wording.commonest(entry.getValue()),
                        entry.getValue().stream().sorted().toList()))
                .sorted(largestFirst())
                .toList();
        var groups = new ArrayList<Group>();
        for (var group : same) {
            int near = near(groups, group.folded());
            if (near < 0) {
                groups.add(group);
            } else {
                groups.set(near, groups.get(near).with(group));
            }
        }
        return groups.stream().sorted(largestFirst()).toList();
    }

    private static String fold(String text) {
        var folded = Wording.ofAnswer(text);
        return folded.isEmpty() ? text.strip() : folded;
    }

    private static Comparator<Group> largestFirst() {
        return Comparator.<Group>comparingInt(group -> group.texts().size())
                .reversed()
                .thenComparing(Group::title);
    }

    private static int near(List<Group> groups, String folded) {
        for (int i = 0; i < groups.size() && folded.length() <= LONGEST_SLIP; i++) {
            int allowed = Math.min(folded.length(), groups.get(i).folded().length()) / SLIP;
            if (allowed > 0
                    && groups.get(i).folded().length() <= LONGEST_SLIP
                    && distance(groups.get(i).folded(), folded) <= allowed) {
                return i;
            }
        }
        return -1;
    }

    /// How many letters must be changed, put in or taken out (Levenshtein).
    static int distance(String a, String b) {
        var before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[b.length()];
    }
}
