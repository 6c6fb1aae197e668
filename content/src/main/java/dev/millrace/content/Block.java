package dev.millrace.content;

import java.time.Duration;
import java.util.List;

/// One piece of a lesson or a brief. Every component named `html` (or ending so) has been through the
/// sanitiser and may be written to a page as it is; every other text must be escaped.
public sealed interface Block {
    /// Paragraphs, headings, lists, tables and plain code fences.
    record Prose(String html) implements Block {}

    record Callout(Kind kind, String titleHtml, String html) implements Block {
        public enum Kind {
            NOTE("note"),
            PITFALL("pitfall"),
            ANTIPATTERN("antipattern"),
            KEY_IDEA("key-idea");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            /// The block's name in a lesson, and the value of `data-k`.
            public String word() {
                return word;
            }
        }
    }

    /// The same thing in several languages. `id` is unique in the page.
    record Tabs(String id, List<Tab> tabs) implements Block {
        public Tabs {
            tabs = List.copyOf(tabs);
        }
    }

    /// `language` is the fence's (`csharp`), `label` what a reader calls it (`C#`), `html` the highlighted code.
    record Tab(String language, String label, String code, String html) {}

    /// An inlined drawing. `letter` counts the figures of a page from `a`.
    record Figure(String id, String letter, String svg, String alt, String captionHtml, boolean wide)
            implements Block {}

    /// A figure that a script brings to life; `html` is what stands there without one.
    record Interactive(String id, String letter, String name, String alt, String html, String captionHtml)
            implements Block {}

    /// Something that runs in the page, for each reader their own; `html` is what stands there where it cannot.
    record Demo(String id, String letter, String name, String mode, String alt, String html) implements Block {}

    record Quiz(List<Question> questions) implements Block {
        public Quiz {
            questions = List.copyOf(questions);
        }
    }

    /// A question to talk over; the class's answers are kept by the server.
    record Discuss(String title, Duration length, String html) implements Block {}

    /// A table that the student fills in. `modelHtml` is shown only after that. A row is about what its first field
    /// names.
    ///
    /// @param compared fields, never the first, whose values a class compares; without any it compares nothing
    record Design(int rows, List<String> fields, List<String> compared, String html, String modelHtml)
            implements Block {
        public Design {
            fields = List.copyOf(fields);
            compared = List.copyOf(compared);
        }
    }

    /// Leads to a lab of the course.
    record LabCard(Slug lab, String html) implements Block {}

    /// For the projector; not part of the reading column.
    record Slide(String html) implements Block {}

    /// For instructors only.
    record Instructor(String html) implements Block {}
}
