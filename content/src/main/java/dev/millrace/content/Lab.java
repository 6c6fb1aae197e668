package dev.millrace.content;

import java.time.Duration;
import java.util.List;

/// One folder under `labs/`. `label` is what the outline shows before the title
/// (`P4`). In brief and hints of a broker lab the text `{{bootstrap}}` stands for the student's own address, and
/// `{{prefix}}` for what the names of topics and groups begin with.
///
/// @param solution the sources of a coding lab's solution, to read; not for students who have neither passed nor
///     been given it
public record Lab(
        Slug slug,
        String title,
        String label,
        Duration length,
        List<String> outcomes,
        List<Block> brief,
        List<Hint> hints,
        List<Block> solution,
        LabSpec spec) {

    public Lab {
        outcomes = List.copyOf(outcomes);
        brief = List.copyOf(brief);
        hints = List.copyOf(hints);
        solution = List.copyOf(solution);
    }

    /// One hint, from nudge to near-solution.
    public record Hint(String title, List<Block> blocks) {
        public Hint {
            blocks = List.copyOf(blocks);
        }
    }
}
