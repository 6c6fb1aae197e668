package dev.millrace.search;

import dev.millrace.content.Slug;
import java.util.List;
import java.util.function.Predicate;

/// What was asked for and found, best first.
public record ResultsView(String query, List<Hit> hits) {
    public ResultsView {
        hits = List.copyOf(hits);
    }

    /// Without what stands in steps that are held back.
    ResultsView without(Predicate<Slug> held) {
        return new ResultsView(
                query, hits.stream().filter(hit -> !held.test(hit.slug())).toList());
    }

    /// What was found, in words.
    public String sentence() {
        if (query.isBlank()) {
            return "Type a word or two: a term, a setting, part of a sentence.";
        }
        return switch (hits.size()) {
            case 0 -> "Nothing found for “" + query + "”. Try fewer words, or another word for it.";
            case 1 -> "1 place";
            case CourseIndex.MOST -> "The best " + CourseIndex.MOST + " places";
            default -> hits.size() + " places";
        };
    }
}
