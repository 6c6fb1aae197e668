package dev.millrace.desk;

import dev.millrace.classroom.PreflightView;
import dev.millrace.course.CourseNotice;
import org.jspecify.annotations.Nullable;

/// The course's first page: where to go on, and the outline.
///
/// @param go the step to go on with; null when no step is open
/// @param preflight for a student as long as the class has not begun
/// @param fresh whether the student has opened nothing yet
public record TodayView(
        String title,
        String tagline,
        @Nullable StepLink go,
        boolean fresh,
        String place,
        OutlineView outline,
        @Nullable PreflightView preflight,
        @Nullable CourseNotice notice) {}
