package dev.millrace.search;

import dev.millrace.content.Block;
import dev.millrace.content.Course;
import dev.millrace.content.Lab;
import dev.millrace.content.Question;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;

/// Cuts a step into passages. What a student must look for elsewhere is not in them: answers and explanations of
/// questions, model answers, hints, solutions, notes for instructors.
final class Passages {
    private final Slug slug;
    private final String step;
    private final List<Passage> passages = new ArrayList<>();
    private String heading = "";
    private String anchor = "";
    private final StringBuilder text = new StringBuilder();

    private Passages(Slug slug, String step) {
        this.slug = slug;
        this.step = step;
    }

    /// Those of every open step, in the order of the course.
    static List<Passage> of(Course course) {
        return course.openSteps().stream().flatMap(step -> of(step).stream()).toList();
    }

    private static List<Passage> of(Step step) {
        var cut = new Passages(step.open().orElseThrow(), step.name());
        switch (step) {
            case Step.LessonStep lesson -> {
                cut.add(lesson.lesson().deck());
                lesson.lesson().blocks().forEach(cut::take);
            }
            case Step.LabStep(Lab lab) -> lab.brief().forEach(cut::take);
            case Step.LaterStep _ -> {} // has no page
        }
        cut.end();
        return cut.passages;
    }

    private void take(Block block) {
        switch (block) {
            case Block.Prose prose -> prose(prose.html());
            case Block.Callout callout -> {
                add(callout.titleHtml());
                add(callout.html());
            }
            case Block.Tabs tabs -> tabs.tabs().forEach(tab -> addText(tab.code()));
            case Block.Figure figure -> {
                add(figure.captionHtml());
                addText(figure.alt());
            }
            case Block.Interactive figure -> {
                add(figure.captionHtml());
                addText(figure.alt());
            }
            case Block.Demo demo -> addText(demo.alt());
            case Block.Discuss discuss -> {
                addText(discuss.title());
                add(discuss.html());
            }
            case Block.Design design -> add(design.html());
            case Block.LabCard card -> add(card.html());
            case Block.Quiz quiz -> quiz.questions().forEach(this::question);
            case Block.Slide _, Block.Instructor _ -> {} // the first says the lesson again
        }
    }

    private void prose(String html) {
        for (var element : Jsoup.parseBodyFragment(html).body().children()) {
            if (element.normalName().matches("h[23]")) {
                end();
                heading = element.text();
                anchor = element.id();
            } else {
                addText(element.text());
            }
        }
    }

    private void question(Question question) {
        var prompt = Jsoup.parseBodyFragment(question.promptHtml()).text();
        passages.add(new Passage(slug, step, "Check yourself", question.id(), prompt));
    }

    private void add(String html) {
        addText(Jsoup.parseBodyFragment(html).text());
    }

    private void addText(String plain) {
        if (!plain.isBlank()) {
            var own = plain.replace("{{bootstrap}}", "your-lab:9092").replace("{{prefix}}", "");
            text.append(text.isEmpty() ? "" : " ").append(own.strip());
        }
    }

    private void end() {
        if (!text.isEmpty() || !heading.isEmpty() || passages.isEmpty()) {
            passages.add(new Passage(slug, step, heading, anchor, text.toString()));
        }
        text.setLength(0);
    }
}
