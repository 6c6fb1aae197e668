package dev.millrace.content;

import java.nio.file.Path;
import java.util.List;

/// Something that was read, with what is needed to check it against the rest of the course.
///
/// @param page what its address shows
/// @param parts texts of its own beside that page: a lab's hints
record Draft<T>(T value, Path file, Page page, List<Page> parts, int outcomesLine) {
    Draft {
        parts = List.copyOf(parts);
    }
}
