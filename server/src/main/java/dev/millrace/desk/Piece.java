package dev.millrace.desk;

import dev.millrace.content.Block;
import dev.millrace.practice.DesignView;
import dev.millrace.practice.DiscussionView;
import dev.millrace.practice.QuestionView;
import dev.millrace.shop.ShopPanel;

/// One piece of the reading column. Components named `html` (or ending so) are sanitised.
public sealed interface Piece {
    record Prose(String html) implements Piece {}

    /// A remark beside the text.
    ///
    /// @param icon the symbol's id; `word` what the kind of callout is called
    record Callout(String kind, String icon, String word, String titleHtml, String html) implements Piece {}

    record Tabs(Block.Tabs tabs) implements Piece {}

    /// A drawing.
    ///
    /// @param name "Figure 5.3a"
    record Figure(Block.Figure figure, String name) implements Piece {}

    record Interactive(Block.Interactive figure, String name) implements Piece {}

    /// A demo that runs in the page.
    record Demo(ShopPanel panel) implements Piece {}

    record Quiz(QuestionView question) implements Piece {}

    record Discussion(DiscussionView discussion) implements Piece {}

    record Design(DesignView design) implements Piece {}

    record LabCard(String href, String name, long minutes, String note, String html) implements Piece {}

    /// For instructors only.
    record Notes(String html) implements Piece {}
}
