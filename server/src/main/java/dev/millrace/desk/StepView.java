package dev.millrace.desk;

import dev.millrace.course.CourseNotice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of a lesson or a lab: outline, reading column, and what leads on.
///
/// @param mark the number or label before the title, or nothing
/// @param meta the small facts above the title
/// @param deckHtml one sanitised sentence under the title, or nothing
/// @param sources where facts come from; sanitised
/// @param hints of a lab, or null when there are none or they stand in the dock
/// @param solution of a coding lab, once the viewer may read it
/// @param readHref where a browser tells that the end was reached; nothing when that is known, or for instructors
/// @param dock the tools of the lab that belongs to this page, or null
public record StepView(
        String slug,
        String mark,
        String title,
        Crumbs crumbs,
        List<String> meta,
        String deckHtml,
        List<Piece> pieces,
        List<String> sources,
        @Nullable HintLadder hints,
        List<Piece> solution,
        String readHref,
        OutlineView outline,
        @Nullable StepLink previous,
        @Nullable StepLink next,
        @Nullable DockView dock,
        boolean student,
        @Nullable CourseNotice notice) {

    public StepView {
        meta = List.copyOf(meta);
        pieces = List.copyOf(pieces);
        sources = List.copyOf(sources);
        solution = List.copyOf(solution);
    }

    public record Crumbs(String day, String section, String step) {}
}
