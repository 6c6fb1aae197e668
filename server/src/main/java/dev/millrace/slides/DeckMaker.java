package dev.millrace.slides;

import dev.millrace.content.Block;
import dev.millrace.content.Course;
import dev.millrace.content.Question;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes the slides of a step from its text: what the author wrote for the projector, with the figures, code, questions
/// and tasks between in the order of the lesson. Where nothing was written for the projector, headings stand in.
final class DeckMaker {
    private final Course course;
    private final Step step;
    private final List<Block> blocks;
    private final boolean written;

    private DeckMaker(Course course, Step step, List<Block> blocks) {
        this.course = course;
        this.step = step;
        this.blocks = blocks;
        this.written = blocks.stream().anyMatch(Block.Slide.class::isInstance);
    }

    /// The slides of an open step; nothing when the course has none of this name.
    static Optional<Deck> of(Course course, Slug slug) {
        return course.step(slug).map(step -> new DeckMaker(course, step, blocks(step)).deck(slug));
    }

    private static List<Block> blocks(Step step) {
        return switch (step) {
            case Step.LessonStep lesson -> lesson.lesson().blocks();
            case Step.LabStep lab -> lab.lab().brief();
            case Step.LaterStep _ -> List.of();
        };
    }

    private Deck deck(Slug slug) {
        var sheets = new ArrayList<Deck.Sheet>();
        sheets.add(new Deck.Sheet(1, title(), notes(0)));
        for (int i = 0; i < blocks.size(); i++) {
            var notes = notes(i);
            for (var slide : slides(blocks.get(i)).toList()) {
                sheets.add(new Deck.Sheet(sheets.size() + 1, slide, notes));
            }
        }
        return new Deck(
                slug.value(),
                step.name(),
                step.length().toMinutes(),
                sheets,
                course.previous(slug).flatMap(DeckMaker::beside),
                course.next(slug).flatMap(DeckMaker::beside));
    }

    private static Optional<Deck.Beside> beside(Step step) {
        return step.open().map(slug -> new Deck.Beside(slug.value(), step.name()));
    }

    private Slide title() {
        var deck = step instanceof Step.LessonStep lesson ? lesson.lesson().deck() : "";
        return new Slide.Title(step.mark(), step.title(), deck);
    }

    /// The notes of a place: the next ones after it in the lesson, or else the last before it.
    private String notes(int place) {
        var after = IntStream.range(place, blocks.size());
        var before = IntStream.iterate(place - 1, i -> i >= 0, i -> i - 1);
        return IntStream.concat(after, before)
                .mapToObj(blocks::get)
                .filter(Block.Instructor.class::isInstance)
                .map(notes -> ((Block.Instructor) notes).html())
                .findFirst()
                .orElse("");
    }

    private Stream<Slide> slides(Block block) {
        return switch (block) {
            case Block.Slide slide -> Stream.of(new Slide.Written(slide.html()));
            case Block.Prose prose -> written ? Stream.empty() : Headings.of(prose.html()).stream();
            case Block.Figure figure -> Stream.of(new Slide.Picture(figure, figureName(figure.letter())));
            case Block.Interactive figure -> Stream.of(new Slide.Tryout(figure, figureName(figure.letter())));
            case Block.Tabs tabs -> Stream.of(new Slide.Code(tabs));
            case Block.Quiz quiz -> quiz.questions().stream().map(DeckMaker::asked);
            case Block.Discuss discuss ->
                Stream.of(new Slide.Task(
                        "Discussion, " + discuss.length().toMinutes() + " minutes", discuss.title(), discuss.html()));
            case Block.Design design ->
                Stream.of(new Slide.Task("Design", String.join(" · ", design.fields()), design.html()));
            case Block.LabCard card ->
                course.lab(card.lab()).stream()
                        .map(lab -> new Slide.Way(
                                "Lab " + lab.label(),
                                lab.title(),
                                lab.length().toMinutes() + " minutes",
                                "/course/" + lab.slug()));
            case Block.Demo demo ->
                Stream.of(new Slide.Way("Live demo", demo.alt(), "Open it in the lesson", lesson()));
            case Block.Callout _, Block.Instructor _ -> Stream.empty();
        };
    }

    private String lesson() {
        return "/course/" + step.open().map(Slug::value).orElse("") + "#checkout";
    }

    private String figureName(String letter) {
        return "Figure " + step.mark() + letter;
    }

    private static Slide asked(Question question) {
        return switch (question) {
            case Question.Single single ->
                new Slide.Asked("Choose one", single.promptHtml(), options(single.options()));
            case Question.Multiple many ->
                new Slide.Asked("Choose every one that is right", many.promptHtml(), options(many.options()));
            case Question.Order order -> new Slide.Asked("Put these in order", order.promptHtml(), order.shown());
            case Question.Match match -> new Slide.Asked("Find the partners", match.promptHtml(), lefts(match));
            case Question.Numeric number ->
                new Slide.Asked("A number" + unit(number.unit()), number.promptHtml(), List.of());
        };
    }

    private static List<String> options(List<Question.Option> options) {
        return options.stream().map(Question.Option::html).toList();
    }

    private static List<String> lefts(Question.Match match) {
        var right = String.join(" · ", match.shownRight());
        return Stream.concat(match.pairs().stream().map(Question.Pair::leftHtml), Stream.of("with: " + right))
                .toList();
    }

    private static String unit(String unit) {
        return unit.isEmpty() ? "" : ", in " + unit;
    }
}
