package dev.millrace.grader.diagnosis;

import java.util.List;

/// Tumbling windows.
///
/// @param size milliseconds
/// @param offset where the first after the epoch begins, milliseconds
/// @param endIncluded whether the end belongs to a window and its start to the one before, which no lab wants
record Windows(long size, long offset, boolean endIncluded) {
    Windows {
        if (size <= 0) {
            throw new IllegalArgumentException("a window of " + size + " ms");
        }
        offset = Math.floorMod(offset, size);
    }

    /// The windows to which these all belong; of several sizes or grids there are none.
    static List<Windows> of(List<Figures.Span> spans) {
        return spans.stream()
                .filter(s -> s.end() > s.start())
                .map(s -> new Windows(s.end() - s.start(), s.start(), false))
                .distinct()
                .toList();
    }

    long start(long time) {
        long start = Math.floorDiv(time - offset, size) * size + offset;
        return endIncluded && start == time ? start - size : start;
    }
}
