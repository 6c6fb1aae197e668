package dev.millrace.desk;

import dev.millrace.content.Block;
import dev.millrace.content.Course;
import dev.millrace.content.Lab;
import dev.millrace.content.Lesson;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Viewer;
import dev.millrace.practice.Practice;
import dev.millrace.practice.QuestionView;
import dev.millrace.shop.ShopPanel;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// Turns the blocks of a lesson or a brief into what one viewer sees of them.
final class Pieces {
    private final Practice practice;
    private final Course course;
    private final Viewer viewer;
    private final Marks marks;

    Pieces(Practice practice, Course course, Viewer viewer, Marks marks) {
        this.practice = practice;
        this.course = course;
        this.viewer = viewer;
        this.marks = marks;
    }

    /// @param unclear id of a question that was answered unclearly just now, or nothing
    /// @param boardOpen whether the discussion's board is unfolded
    List<Piece> of(Step.LessonStep step, String unclear, boolean boardOpen) {
        var lesson = step.lesson();
        var questions = practice.questions(viewer, lesson, unclear).iterator();
        return lesson.blocks().stream()
                .flatMap(block -> piece(block, step.mark(), lesson, questions, boardOpen))
                .toList();
    }

    /// The brief of a lab. What is the student's own stands in it.
    List<Piece> of(Lab lab, Brief.Place place) {
        return of(lab, lab.brief(), place);
    }

    /// One of the lab's hints, likewise.
    List<Piece> of(Lab lab, Lab.Hint hint, Brief.Place place) {
        return of(lab, hint.blocks(), place);
    }

    List<Piece> solution(Lab lab) {
        return lab.solution().stream()
                .flatMap(block -> still(block, lab.label()))
                .toList();
    }

    private List<Piece> of(Lab lab, List<Block> blocks, Brief.Place place) {
        return blocks.stream()
                .map(block -> Brief.at(block, place))
                .flatMap(block -> still(block, lab.label()))
                .toList();
    }

    private Stream<Piece> piece(
            Block block, String mark, Lesson lesson, Iterator<QuestionView> questions, boolean boardOpen) {
        return switch (block) {
            case Block.Quiz quiz -> quiz.questions().stream().map(question -> new Piece.Quiz(questions.next()));
            case Block.Discuss discuss ->
                Stream.of(new Piece.Discussion(practice.discussion(viewer, lesson.slug(), discuss, boardOpen)));
            case Block.Design design ->
                Stream.of(new Piece.Design(practice.designs().view(viewer, lesson.slug(), design)));
            default -> still(block, mark);
        };
    }

    /// What looks the same to everybody, except notes for instructors.
    private Stream<Piece> still(Block block, String mark) {
        return switch (block) {
            case Block.Prose prose -> Stream.of(new Piece.Prose(prose.html()));
            case Block.Callout callout -> Stream.of(callout(callout));
            case Block.Tabs tabs -> Stream.of(new Piece.Tabs(tabs));
            case Block.Figure figure -> Stream.of(new Piece.Figure(figure, figureName(mark, figure.letter())));
            case Block.Interactive figure ->
                Stream.of(new Piece.Interactive(figure, figureName(mark, figure.letter())));
            case Block.Demo demo ->
                Stream.of(new Piece.Demo(
                        ShopPanel.of(demo.mode(), figureName(mark, demo.letter()), demo.alt(), demo.html())));
            case Block.LabCard card -> course.lab(card.lab()).stream().map(lab -> card(lab, card.html()));
            case Block.Instructor notes ->
                viewer instanceof Instructor ? Stream.of(new Piece.Notes(notes.html())) : Stream.empty();
            case Block.Slide _, Block.Quiz _, Block.Discuss _, Block.Design _ -> Stream.empty();
        };
    }

    private Piece card(Lab lab, String html) {
        return new Piece.LabCard(
                "/course/" + lab.slug(),
                lab.label() + " " + lab.title(),
                lab.length().toMinutes(),
                note(lab.slug()),
                html);
    }

    private String note(Slug lab) {
        return marks.of(lab).note();
    }

    private static Piece callout(Block.Callout callout) {
        return switch (callout.kind()) {
            case NOTE -> new Piece.Callout("note", "note", "Note", callout.titleHtml(), callout.html());
            case PITFALL -> new Piece.Callout("pitfall", "warn", "Pitfall", callout.titleHtml(), callout.html());
            case ANTIPATTERN ->
                new Piece.Callout("antipattern", "ban", "Antipattern", callout.titleHtml(), callout.html());
            case KEY_IDEA -> new Piece.Callout("key-idea", "key", "Key idea", callout.titleHtml(), callout.html());
        };
    }

    private static String figureName(String mark, String letter) {
        return "Figure " + mark + letter;
    }
}
