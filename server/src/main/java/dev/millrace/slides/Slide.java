package dev.millrace.slides;

import dev.millrace.content.Block;
import java.util.List;

/// One slide. Components named `html` (or ending so) are sanitised; nothing here is for instructors only, because the
/// whole room sees it.
public sealed interface Slide {
    /// The first one.
    ///
    /// @param mark the step's number or label, or nothing
    /// @param deckHtml one sentence, or nothing
    record Title(String mark, String title, String deckHtml) implements Slide {}

    /// What the author wrote for the projector.
    record Written(String html) implements Slide {}

    /// A heading and the first sentence under it, where the author wrote no slides.
    record Heading(String title, String sentence) implements Slide {}

    /// A figure of the lesson.
    ///
    /// @param name "Figure 5.4a"
    record Picture(Block.Figure figure, String name) implements Slide {}

    record Tryout(Block.Interactive figure, String name) implements Slide {}

    record Code(Block.Tabs tabs) implements Slide {}

    /// Something for the room to talk over or to do.
    ///
    /// @param word what it is and how long it takes: "Discussion, 8 minutes"
    record Task(String word, String title, String html) implements Slide {}

    /// A question of a quiz, without its answer.
    ///
    /// @param how what the room is asked for: "Choose one"
    record Asked(String how, String promptHtml, List<String> choicesHtml) implements Slide {
        public Asked {
            choicesHtml = List.copyOf(choicesHtml);
        }
    }

    /// A way out of the slides: to a lab, to a demo.
    record Way(String word, String title, String text, String href) implements Slide {}
}
