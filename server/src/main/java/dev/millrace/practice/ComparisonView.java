package dev.millrace.practice;

import dev.millrace.content.Block;
import dev.millrace.content.Slug;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.StudentId;
import dev.millrace.identity.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a class answered a design: what was named by how many, and what they chose for it. All texts are untrusted.
///
/// @param fields the design's
/// @param compared those whose values are told
/// @param answers how many have saved an answer
/// @param missing how many more answers it takes before anything is shown
/// @param shared named by two or more; with `single` empty until enough have answered
/// @param single named by one, and not more of them than [#MOST_SINGLE]
/// @param left how many of those are not shown
/// @param discussed the written rows of the answer that the class discusses; none without one
/// @param mine whether that is the viewer's own
/// @param signed everybody's answer with its name, for an instructor; otherwise none
/// @param instructor whether this is an instructor's view
public record ComparisonView(
        Slug step,
        List<String> fields,
        List<String> compared,
        int answers,
        int missing,
        List<Named> shared,
        List<Named> single,
        int left,
        List<List<String>> discussed,
        boolean mine,
        List<Signed> signed,
        boolean instructor) {
    private static final int MOST_SINGLE = 40;

    public ComparisonView {
        fields = List.copyOf(fields);
        compared = List.copyOf(compared);
        shared = List.copyOf(shared);
        single = List.copyOf(single);
        discussed = discussed.stream().map(List::copyOf).toList();
        signed = List.copyOf(signed);
    }

    /// One thing that was named.
    ///
    /// @param percent of those who answered, for a bar
    /// @param chosen for each compared field what was chosen, "orders 11, storefront 1"
    /// @param mine whether the viewer's own first answer names it
    public record Named(String text, int students, int percent, List<String> chosen, boolean mine) {
        public Named {
            chosen = List.copyOf(chosen);
        }
    }

    /// One student's answer with its name.
    ///
    /// @param rows the written rows as they are now; `first` those before a revision, none when there was none
    /// @param discussed whether this is the one that the class discusses
    public record Signed(
            StudentId student, String name, List<List<String>> rows, List<List<String>> first, boolean discussed) {
        public Signed {
            rows = rows.stream().map(List::copyOf).toList();
            first = first.stream().map(List::copyOf).toList();
        }
    }

    static ComparisonView of(
            Viewer viewer,
            Slug step,
            Block.Design design,
            List<DesignAnswer> answers,
            Optional<DesignAnswer> own,
            Optional<StudentId> discussed) {
        boolean instructor = viewer instanceof Instructor;
        boolean enough = instructor || answers.size() >= Designs.FEWEST;
        var columns = design.compared().stream().map(design.fields()::indexOf).toList();
        var tally = DesignTally.of(answers.stream().map(DesignAnswer::first).toList(), columns);
        var names = own.map(answer -> DesignTally.named(answer.first())).orElse(Set.of());
        var all = enough ? named(tally, names) : List.<Named>of();
        var single = all.stream().filter(name -> name.students() == 1).toList();
        var picked = answers.stream()
                .filter(answer ->
                        enough && discussed.filter(answer.student()::equals).isPresent())
                .findFirst();
        return new ComparisonView(
                step,
                design.fields(),
                design.compared(),
                answers.size(),
                Math.max(0, Designs.FEWEST - answers.size()),
                all.stream().filter(name -> name.students() > 1).toList(),
                single.stream().limit(MOST_SINGLE).toList(),
                Math.max(0, single.size() - MOST_SINGLE),
                picked.map(answer -> answer.first().written(design.fields().size()))
                        .orElse(List.of()),
                picked.equals(own) && picked.isPresent(),
                instructor ? signed(answers, design.fields().size(), discussed) : List.of(),
                instructor);
    }

    /// How many answered, in words.
    public String answered() {
        return answers == 1 ? "1 answer" : answers + " answers";
    }

    private static List<Named> named(DesignTally tally, Collection<String> mine) {
        return tally.names().stream()
                .map(name -> new Named(
                        name.text(),
                        name.students(),
                        100 * name.students() / tally.answers(),
                        name.chosen().stream().map(ComparisonView::words).toList(),
                        mine.contains(name.folded())))
                .toList();
    }

    private static String words(List<DesignTally.Value> values) {
        return String.join(
                ", ",
                values.stream()
                        .map(value -> (value.text().isEmpty() ? "left open" : value.text()) + " " + value.students())
                        .toList());
    }

    private static List<Signed> signed(List<DesignAnswer> answers, int fields, Optional<StudentId> discussed) {
        return answers.stream()
                .map(answer -> new Signed(
                        answer.student(),
                        answer.name(),
                        answer.last().written(fields),
                        answer.revised() ? answer.first().written(fields) : List.of(),
                        discussed.filter(answer.student()::equals).isPresent()))
                .toList();
    }
}
