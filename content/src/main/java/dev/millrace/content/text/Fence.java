package dev.millrace.content.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A fence of code: its language, what its author says of it after the language, the code, and the line of its
/// opening.
public record Fence(Language language, Set<Mark> marks, String code, int line) {
    public Fence {
        marks = Set.copyOf(marks);
    }

    /// What may stand after the language.
    public enum Mark {
        /// This language alone is meant, in a course that shows code in several.
        ONLY("only"),
        /// It is no whole piece of its language, or wrong on purpose: nobody compiles or parses it.
        UNCHECKED("unchecked");

        private final String word;

        Mark(String word) {
            this.word = word;
        }

        static Optional<Mark> of(String word) {
            return Arrays.stream(values())
                    .filter(mark -> mark.word.equals(word))
                    .findFirst();
        }
    }

    /// The words after three backticks: the language as written, and the rest.
    public record Opening(String language, List<String> rest) {
        public Opening {
            rest = List.copyOf(rest);
        }

        public static Opening of(String words) {
            var split = Pattern.compile("\\s+").splitAsStream(words.strip()).toList();
            return new Opening(split.getFirst(), split.subList(1, split.size()));
        }

        public Set<Mark> marks() {
            return rest.stream().flatMap(word -> Mark.of(word).stream()).collect(Collectors.toSet());
        }

        /// The first word that is no mark.
        public Optional<String> stranger() {
            return rest.stream().filter(word -> Mark.of(word).isEmpty()).findFirst();
        }
    }
}
