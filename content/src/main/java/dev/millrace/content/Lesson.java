package dev.millrace.content;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// One `lesson.md`, read and safe to show. `label` is empty unless the lesson is a design lab or a quiz;
/// `outcomes` are the ids of the course's outcomes that it serves. The blocks still hold what only
/// instructors may see ([Block.Instructor]); whoever shows them decides.
public record Lesson(
        Slug slug,
        String title,
        Kind kind,
        String label,
        Duration length,
        List<String> outcomes,
        String deck,
        List<String> sources,
        List<Block> blocks) {

    public Lesson {
        outcomes = List.copyOf(outcomes);
        sources = List.copyOf(sources);
        blocks = List.copyOf(blocks);
    }

    /// The questions of all its quiz blocks, in order.
    public List<Question> questions() {
        return blocks.stream()
                .filter(Block.Quiz.class::isInstance)
                .flatMap(block -> ((Block.Quiz) block).questions().stream())
                .toList();
    }

    /// What sort of page it is. The first three are numbered in the outline.
    public enum Kind {
        LECTURE(StepKind.LESSON),
        THEORY(StepKind.LESSON),
        DEMO(StepKind.LESSON),
        DESIGN(StepKind.DESIGN),
        QUIZ(StepKind.QUIZ),
        DISCUSSION(StepKind.DISCUSSION);

        private final StepKind step;

        Kind(StepKind step) {
            this.step = step;
        }

        public StepKind step() {
            return step;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
