package dev.millrace.content;

import java.nio.file.Path;

/// Something that was read, with what is needed to check it against the rest of the course.
record Draft<T>(T value, Path file, Page page, int outcomesLine) {}
