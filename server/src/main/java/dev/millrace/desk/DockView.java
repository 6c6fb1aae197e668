package dev.millrace.desk;

import dev.millrace.grading.GradingDock;
import dev.millrace.labs.LabDock;
import org.jspecify.annotations.Nullable;

/// The dock beside the reading column: the tools of one lab.
///
/// @param slug the lab's
/// @param name "Lab B1"
/// @param here whether the page is the lab's own
/// @param broker the student's broker, for a broker lab; otherwise null
/// @param code the student's code and results, for a coding lab; otherwise null
/// @param hints of a coding lab; otherwise null
public record DockView(
        String slug,
        String name,
        String title,
        boolean here,
        @Nullable LabDock broker,
        @Nullable GradingDock code,
        @Nullable HintLadder hints) {}
