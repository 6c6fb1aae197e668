package dev.millrace.content.lint;

import dev.millrace.grader.Advice;
import dev.millrace.grader.CheckResult;
import dev.millrace.grader.Circumstances;
import dev.millrace.grader.Diagnostic;
import dev.millrace.grader.Limit;
import dev.millrace.grader.Verdict;
import dev.millrace.grader.diagnosis.Diagnosis;
import dev.millrace.grader.exercise.Exercise;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Believes what a source says of itself in a comment `// trial: …`, so that the linter's rules are tested in
/// milliseconds. The real grader is tried in `LinterIT`.
final class WrittenTrial implements Trial {
    @Override
    public Verdict run(Exercise exercise, Map<String, String> sources) {
        var words = words(String.join("\n", sources.values()));
        return switch (words.getFirst()) {
            case "passes" -> judged(exercise, List.of(), List.of());
            case "advised" ->
                judged(exercise, List.of(), List.of(new Advice(Advice.Kind.NOT_DETERMINISTIC, "it throws dice.")));
            case "fails" -> judged(exercise, words.subList(1, words.size()), List.of());
            case "told" -> told(judged(exercise, words.subList(2, words.size()), List.of()), words.get(1));
            case "does-not-compile" -> didNotCompile(Integer.parseInt(words.get(1)));
            case "too-slow" -> new Verdict.ExceededLimit(Limit.TIME, "no end in sight", List.of(), Circumstances.NONE);
            default -> new Verdict.OurFault("the worker fell over", Circumstances.NONE);
        };
    }

    private static List<String> words(String source) {
        return Arrays.asList(source.replaceFirst("(?s).*// trial: ", "").strip().split("\\s+"));
    }

    private static Verdict judged(Exercise exercise, List<String> failing, List<Advice> advice) {
        var checks = Stream.concat(
                        exercise.cases().stream().map(c -> check(c.id(), c.title(), c.hidden(), failing)),
                        exercise.topology().stream().map(r -> check(r.id(), r.title(), false, failing)))
                .toList();
        return new Verdict.Judged(checks, List.of(), advice, Circumstances.NONE);
    }

    private static Verdict told(Verdict verdict, String kind) {
        var diagnosis = Diagnosis.Kind.named(kind).map(k -> new Diagnosis(k, k.words()));
        var checks = verdict.checks().stream()
                .map(c -> c.passed()
                        ? c
                        : new CheckResult(
                                c.id(),
                                c.title(),
                                c.hidden(),
                                false,
                                List.of(),
                                0,
                                1,
                                1,
                                Optional.empty(),
                                "",
                                diagnosis))
                .toList();
        return new Verdict.Judged(checks, List.of(), List.of(), Circumstances.NONE);
    }

    private static CheckResult check(String id, String title, boolean hidden, List<String> failing) {
        return new CheckResult(id, title, hidden, !failing.contains(id), List.of(), 0, 1, 1, Optional.empty(), "");
    }

    private static Verdict didNotCompile(int line) {
        var diagnostic = new Diagnostic(
                "DoubleIt.java", line, 1, line, 2, Diagnostic.Severity.ERROR, "reached end of file while parsing");
        return new Verdict.DidNotCompile(List.of(diagnostic), Circumstances.NONE);
    }
}
