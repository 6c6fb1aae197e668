package dev.millrace.content.code;

import dev.millrace.content.source.Report;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Compiles Java as the grader would, with what a submission may use on the class path. A fragment is put into a class
/// or a method first ([JavaShape]) and gets the usual imports ([UsualImports]); names that only the story has are
/// allowed ([StoryNames]), every other error is reported. Not thread-safe.
final class JavaCode implements CodeCheck {
    private static final int MOST = 5;

    private final JavaCompilation compilation = new JavaCompilation();
    private final Optional<UsualImports> imports;

    /// @param compiling whether to go further than to parse
    JavaCode(boolean compiling) {
        this.imports = compiling ? Optional.of(new UsualImports(compilation)) : Optional.empty();
    }

    @Override
    public void check(String code, Report report) {
        switch (JavaShape.of(code, compilation)) {
            case JavaShape.Broken(var line, var message) ->
                report.at(
                        line,
                        "java-syntax",
                        "this is not Java: " + message,
                        "write a file, members of a class, or statements");
            case JavaShape.Sound sound ->
                imports.map(usual -> best(sound, usual.choices(code))).orElse(List.of()).stream()
                        .limit(MOST)
                        .forEach(mistake -> report.at(
                                mistake.line(),
                                "java-compile",
                                "this does not compile: " + mistake.message(),
                                "mend it; names of the story may stay undeclared"));
        }
    }

    /// A name such as `Consumer` is Kafka's or the JDK's, and a method may return something or not: the reading with
    /// the fewest errors is the one that was meant.
    private List<Mistake> best(JavaShape.Sound sound, List<String> choices) {
        List<Mistake> best = List.of();
        var first = true;
        for (var imported : choices) {
            for (var source : sound.sources(imported)) {
                var found = StoryNames.without(compilation.compile(source), source, sound);
                if (found.isEmpty()) return found;
                if (first || found.size() < best.size()) best = found;
                first = false;
            }
        }
        return best.stream().sorted(Comparator.comparingInt(Mistake::line)).toList();
    }
}
