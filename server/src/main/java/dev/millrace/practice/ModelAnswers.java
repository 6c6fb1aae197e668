package dev.millrace.practice;

import dev.millrace.content.Slug;
import dev.millrace.identity.Viewer;

/// Whether a design's model answer is held back from a viewer for now.
@FunctionalInterface
public interface ModelAnswers {
    boolean heldFrom(Viewer viewer, Slug lesson);
}
