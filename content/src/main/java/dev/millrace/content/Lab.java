package dev.millrace.content;

import java.time.Duration;
import java.util.List;

/// One folder under `labs/`, without its solutions. `label` is what the outline shows before the title
/// (`P4`). In the brief of a broker lab the text `{{bootstrap}}` stands for the student's own address.
public record Lab(
        Slug slug,
        String title,
        String label,
        Duration length,
        List<String> outcomes,
        List<Block> brief,
        List<Hint> hints,
        LabSpec spec) {

    public Lab {
        outcomes = List.copyOf(outcomes);
        brief = List.copyOf(brief);
        hints = List.copyOf(hints);
    }

    /// One hint, from nudge to near-solution; `html` is sanitised.
    public record Hint(String title, String html) {}
}
