package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.text.Language;
import dev.millrace.content.text.Markdown;

/// What every text of a course is read with.
record TextReader(Markdown markdown, Review review) {
    /// Looks at a piece of code; line 1 of the report is its first line.
    @FunctionalInterface
    interface Review {
        void look(Language language, String code, Report report);
    }
}
