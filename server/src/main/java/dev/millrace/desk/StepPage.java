package dev.millrace.desk;

import dev.millrace.classroom.HeldBack;
import dev.millrace.content.Block;
import dev.millrace.content.Course;
import dev.millrace.content.Lab;
import dev.millrace.content.LabSpec;
import dev.millrace.content.Section;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.course.CourseNotice;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;
import dev.millrace.practice.Practice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the page of one step for one viewer.
final class StepPage {
    private final Course course;
    private final Viewer viewer;
    private final Marks marks;
    private final Pieces pieces;
    private final Docks docks;
    private final HeldBack.From held;
    private final @Nullable CourseNotice notice;

    StepPage(
            Course course,
            Practice practice,
            Docks docks,
            Viewer viewer,
            Marks marks,
            HeldBack.From held,
            @Nullable CourseNotice notice) {
        this.course = course;
        this.viewer = viewer;
        this.marks = marks;
        this.pieces = new Pieces(practice, course, viewer, marks);
        this.docks = docks;
        this.held = held;
        this.notice = notice;
    }

    StepView of(Step step, Desk.Look look) {
        return switch (step) {
            case Step.LessonStep lesson ->
                view(
                        step,
                        lesson.lesson().slug(),
                        lesson.lesson().deck(),
                        pieces.of(lesson, look.unclear(), look.boardOpen()),
                        lesson.lesson().sources(),
                        null,
                        look);
            case Step.LabStep(var lab) ->
                view(
                        step,
                        lab.slug(),
                        "",
                        pieces.of(lab, docks.place(viewer)),
                        List.of(),
                        viewer instanceof Student && lab.spec() instanceof LabSpec.Streams ? null : hints(lab, 0),
                        look);
            case Step.LaterStep later -> throw new IllegalArgumentException("opens later: " + later.title());
        };
    }

    private StepView view(
            Step step,
            Slug slug,
            String deck,
            List<Piece> pieces,
            List<String> sources,
            @Nullable HintLadder hints,
            Desk.Look look) {
        var place = course.place(slug).orElseThrow();
        var lab = lab(place.section(), step).filter(l -> !held.step(l.slug()));
        return new StepView(
                slug.value(),
                step.mark(),
                step.title(),
                new StepView.Crumbs(
                        place.day().title(),
                        place.section().number() + " " + place.section().title(),
                        step.name()),
                meta(place.day().title(), step, lab),
                deck,
                pieces,
                sources,
                hints,
                solution(step),
                readHref(step, slug),
                OutlineView.of(course, marks, held, Optional.of(slug)),
                course.previous(slug).filter(this::isOpen).map(Desk::link).orElse(null),
                course.next(slug)
                        .filter(this::isOpen)
                        .map(next -> onward(slug, next))
                        .orElse(null),
                lab.flatMap(l -> docks.dock(viewer, l, slug, look.records(), () -> hints(l, 0)))
                        .orElse(null),
                viewer instanceof Student,
                notice);
    }

    /// For instructors, for whom it was given to, and for whoever has passed.
    private List<Piece> solution(Step step) {
        return step instanceof Step.LabStep(var lab)
                        && (!held.solution(lab.slug()) || marks.of(lab.slug()).state() == Marks.State.DONE)
                ? pieces.solution(lab)
                : List.of();
    }

    private boolean isOpen(Step step) {
        return step.open().filter(slug -> !held.step(slug)).isPresent();
    }

    private static List<String> meta(String day, Step step, Optional<Lab> lab) {
        var meta = new ArrayList<String>();
        meta.add(day);
        meta.add(
                step instanceof Step.LabStep
                        ? words(step.length()) + " of work"
                        : words(step.length()) + " of teaching");
        if (!(step instanceof Step.LabStep)) {
            lab.ifPresent(l -> meta.add(l.length().toMinutes() + "-minute lab"));
        }
        return meta;
    }

    private static String words(Duration length) {
        return length.toMinutes() == 1 ? "1 minute" : length.toMinutes() + " minutes";
    }

    private String readHref(Step step, Slug slug) {
        var open = viewer instanceof Student && step instanceof Step.LessonStep && !marks.hasRead(slug);
        return open ? "/course/" + slug + "/read" : "";
    }

    /// Going on from a lesson says that it was read.
    private StepLink onward(Slug from, Step next) {
        var link = Desk.link(next);
        var lesson = course.lesson(from).isPresent() && viewer instanceof Student && !marks.hasRead(from);
        return lesson ? new StepLink(link.name(), link.href() + "?after=" + from) : link;
    }

    /// The lab itself; for a lesson the one that it points to, or else the next open one of its section.
    private Optional<Lab> lab(Section section, Step step) {
        if (step instanceof Step.LessonStep lesson) {
            for (var block : lesson.lesson().blocks()) {
                if (block instanceof Block.LabCard card
                        && course.lab(card.lab()).isPresent()) {
                    return course.lab(card.lab());
                }
            }
        }
        var from = section.steps().indexOf(step);
        return section.steps().stream()
                .skip(from)
                .filter(Step.LabStep.class::isInstance)
                .map(s -> ((Step.LabStep) s).lab())
                .findFirst();
    }

    /// @param fresh the number of the hint that was opened just now, or 0
    HintLadder hints(Lab lab, int fresh) {
        Function<Lab.Hint, List<Piece>> text = hint -> pieces.of(lab, hint, docks.place(viewer));
        if (!(viewer instanceof Student)) {
            return Hints.all(lab, text);
        }
        boolean inDock = lab.spec() instanceof LabSpec.Streams;
        return held.hints(lab.slug()) ? Hints.held(lab, inDock) : new Hints(lab, marks).ladder(inDock, fresh, text);
    }
}
