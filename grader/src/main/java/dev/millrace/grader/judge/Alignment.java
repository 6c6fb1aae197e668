package dev.millrace.grader.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// Two sequences side by side with as few differences as possible: the classic edit distance, where a record in the
/// place of another costs as much as one too many. Equal beginnings and ends are stripped before; sequences that stay
/// too long for the table are compared place by place.
final class Alignment {
    private static final long LARGEST_TABLE = 4_000_000;

    /// Whether each of so many records can be compared with each of so many others in a moment. A submission may
    /// produce tens of thousands of wrong ones, and to look for each of them in every place took minutes.
    static boolean feasible(long some, long others) {
        return (some + 1) * (others + 1) <= LARGEST_TABLE;
    }

    /// A place; an index of -1 says that this side has no record here.
    record Place(int expected, int actual, boolean same) {}

    private final List<Item> expected;
    private final List<Item> actual;
    private final BiPredicate<Item, Item> same;
    private final List<Place> places = new ArrayList<>();

    private Alignment(List<Item> expected, List<Item> actual, BiPredicate<Item, Item> same) {
        this.expected = expected;
        this.actual = actual;
        this.same = same;
    }

    static List<Place> of(List<Item> expected, List<Item> actual, BiPredicate<Item, Item> same) {
        var alignment = new Alignment(expected, actual, same);
        alignment.align();
        return alignment.places;
    }

    private void align() {
        int shorter = Math.min(expected.size(), actual.size());
        int head = 0;
        while (head < shorter && same(head, head)) {
            places.add(new Place(head, head, true));
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && same(expected.size() - 1 - tail, actual.size() - 1 - tail)) {
            tail++;
        }
        middle(head, expected.size() - tail, actual.size() - tail);
        for (int i = tail; i > 0; i--) {
            places.add(new Place(expected.size() - i, actual.size() - i, true));
        }
    }

    private void middle(int from, int expectedEnd, int actualEnd) {
        int rows = expectedEnd - from;
        int columns = actualEnd - from;
        if (feasible(rows, columns)) {
            trace(from, rows, columns, costs(from, rows, columns));
        } else {
            placeByPlace(from, expectedEnd, actualEnd);
        }
    }

    private void placeByPlace(int from, int expectedEnd, int actualEnd) {
        for (int i = from; i < Math.max(expectedEnd, actualEnd); i++) {
            boolean both = i < expectedEnd && i < actualEnd;
            places.add(new Place(i < expectedEnd ? i : -1, i < actualEnd ? i : -1, both && same(i, i)));
        }
    }

    /// The cost of the best alignment of the rest, from each pair of places on.
    private int[][] costs(int from, int rows, int columns) {
        var cost = new int[rows + 1][columns + 1];
        for (int i = rows; i >= 0; i--) {
            for (int j = columns; j >= 0; j--) {
                if (i == rows || j == columns) {
                    cost[i][j] = (rows - i) + (columns - j);
                } else {
                    int here = cost[i + 1][j + 1] + (same(from + i, from + j) ? 0 : 1);
                    cost[i][j] = Math.min(here, 1 + Math.min(cost[i + 1][j], cost[i][j + 1]));
                }
            }
        }
        return cost;
    }

    private void trace(int from, int rows, int columns, int[][] cost) {
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            boolean both = i < rows && j < columns;
            if (both && same(from + i, from + j) && cost[i][j] == cost[i + 1][j + 1]) {
                places.add(new Place(from + i++, from + j++, true));
            } else if (i < rows && cost[i][j] == 1 + cost[i + 1][j]) {
                places.add(new Place(from + i++, -1, false));
            } else if (j < columns && cost[i][j] == 1 + cost[i][j + 1]) {
                places.add(new Place(-1, from + j++, false));
            } else {
                places.add(new Place(from + i++, from + j++, false));
            }
        }
    }

    private boolean same(int i, int j) {
        return same.test(expected.get(i), actual.get(j));
    }
}
