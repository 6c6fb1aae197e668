package dev.millrace.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Mixes the items of a question: the same way on every page, and never back into the right order.
final class Shuffle {
    private Shuffle() {}

    /// For each shown place the position of the item that stands there.
    static List<Integer> of(String seed, int size) {
        var right = IntStream.range(0, size).boxed().toList();
        var mixed = new ArrayList<>(right);
        Collections.shuffle(mixed, new Random(seed.hashCode()));
        if (mixed.equals(right)) {
            Collections.rotate(mixed, 1);
        }
        return List.copyOf(mixed);
    }
}
