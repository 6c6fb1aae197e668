package dev.millrace.content.lint;

import dev.millrace.content.Finding;
import dev.millrace.content.LabSpec;
import dev.millrace.content.source.SourceFolder;
import dev.millrace.grader.CheckResult;
import dev.millrace.grader.Verdict;
import dev.millrace.grader.diagnosis.Diagnosis;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Requirement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Proves one coding lab: the starter compiles and fails, the solution passes, and each wrong solution is caught
/// by exactly the cases that `lab.yaml` says.
final class LabProof {
    private final Path folder;
    private final LabSpec.Streams spec;
    private final Trial trial;
    private final List<Finding> findings = new ArrayList<>();

    LabProof(Path folder, LabSpec.Streams spec, Trial trial) {
        this.folder = folder;
        this.spec = spec;
        this.trial = trial;
    }

    List<Finding> findings() {
        judge(spec.starter(), folder.resolve("starter"), this::starter);
        judge(sources(folder.resolve("solution")), folder.resolve("solution"), this::solution);
        var needed = new HashSet<String>();
        spec.wrong().forEach(wrong -> wrong(wrong, needed));
        undeclared();
        unneeded(needed);
        return findings;
    }

    private void starter(Verdict verdict) {
        var file = entry("starter");
        switch (verdict) {
            case Verdict.DidNotCompile broken ->
                add(
                        file,
                        line(broken),
                        "starter-fails-to-compile",
                        "the starter does not compile: " + message(broken),
                        "a student must begin with code that compiles");
            case Verdict.Judged judged
            when failed(judged).isEmpty() ->
                add(file, 1, "starter-passes", "the starter passes every case", "leave something to do");
            case Verdict.Judged _, Verdict.ExceededLimit _, Verdict.OurFault _ -> {}
        }
    }

    private void solution(Verdict verdict) {
        var file = entry("solution");
        switch (verdict) {
            case Verdict.DidNotCompile broken ->
                add(
                        file,
                        line(broken),
                        "solution-fails",
                        "the solution does not compile: " + message(broken),
                        "mend it");
            case Verdict.ExceededLimit exceeded ->
                add(
                        file,
                        1,
                        "solution-fails",
                        "the solution ran into a limit: " + exceeded.message(),
                        "mend it or raise the limit");
            case Verdict.Judged judged
            when !failed(judged).isEmpty() ->
                add(
                        file,
                        1,
                        "solution-fails",
                        "the solution fails " + String.join(", ", failed(judged)) + firstReason(judged),
                        "mend the solution or the expected records");
            case Verdict.Judged judged ->
                judged.advice()
                        .forEach(advice -> add(
                                file,
                                1,
                                "solution-advice",
                                "the solution passes here and would not in production: " + advice.sentence(),
                                "mend it, or the case that it is seen in"));
            case Verdict.OurFault _ -> {}
        }
    }

    private void wrong(LabSpec.Wrong wrong, Set<String> needed) {
        var home = folder.resolve("wrong").resolve(wrong.name());
        judge(sources(home), home, verdict -> {
            if (verdict instanceof Verdict.DidNotCompile broken) {
                add(
                        home,
                        line(broken),
                        "wrong-elsewhere",
                        "`" + wrong.name() + "` does not compile: " + message(broken),
                        "it must be wrong in what it does, not in its grammar");
                return;
            }
            var failed = failed(verdict);
            needed.addAll(failed);
            var missed = new TreeSet<>(wrong.caughtBy());
            missed.removeAll(failed);
            missed.retainAll(caseIds());
            var elsewhere = new TreeSet<>(failed);
            elsewhere.removeAll(wrong.caughtBy());
            if (!missed.isEmpty()) {
                add(
                        labFile(),
                        wrong.line(),
                        "wrong-passes",
                        "`" + wrong.name() + "` passes " + String.join(", ", missed),
                        "sharpen the case so that it catches the mistake");
            }
            if (!elsewhere.isEmpty()) {
                add(
                        labFile(),
                        wrong.line(),
                        "wrong-elsewhere",
                        "`" + wrong.name() + "` also fails " + String.join(", ", elsewhere),
                        "name every case that catches it, or make the mistake smaller");
            }
            wrong.diagnosis().ifPresent(kind -> diagnosed(wrong, kind, verdict));
        });
    }

    /// One case must say so, and none anything else.
    private void diagnosed(LabSpec.Wrong wrong, Diagnosis.Kind kind, Verdict verdict) {
        var said = verdict.checks().stream()
                .flatMap(check -> check.diagnosis().stream()
                        .map(diagnosis -> diagnosis.kind().json() + " in " + check.id()))
                .toList();
        var others = said.stream()
                .filter(text -> !text.startsWith(kind.json() + " "))
                .toList();
        if (said.isEmpty() || !others.isEmpty()) {
            add(
                    labFile(),
                    wrong.line(),
                    "wrong-diagnosis",
                    "`" + wrong.name() + "` must be told " + kind.json() + ", and is told "
                            + (said.isEmpty() ? "nothing" : String.join(", ", others)),
                    "sharpen the case so that its figures fit one mistake alone, or name what is told");
        }
    }

    private void undeclared() {
        var declared = spec.wrong().stream().map(LabSpec.Wrong::name).collect(Collectors.toSet());
        for (var name : SourceFolder.names(folder.resolve("wrong"))) {
            if (!declared.contains(name)) {
                add(
                        folder.resolve("wrong").resolve(name),
                        1,
                        "wrong-missing",
                        "`" + name + "` is not listed under wrong",
                        "add `" + name + ": case` to lab.yaml");
            }
        }
    }

    private void unneeded(Set<String> needed) {
        for (var hidden : spec.exercise().cases().stream().filter(Case::hidden).toList()) {
            if (!spec.wrong().isEmpty() && !needed.contains(hidden.id())) {
                add(
                        folder.resolve("cases").resolve(hidden.id()).resolve("input.jsonl"),
                        1,
                        "case-unneeded",
                        "no wrong solution fails in `" + hidden.id() + "`",
                        "add the mistake that it is meant to catch, or drop the case");
            }
        }
    }

    private void judge(Map<String, String> sources, Path where, Consumer<Verdict> look) {
        if (sources.isEmpty()) {
            return;
        }
        var verdict = trial.run(spec.exercise(), sources);
        if (verdict instanceof Verdict.OurFault fault) {
            add(where, 1, "grader", "it could not be judged: " + fault.message(), "try again");
        } else {
            look.accept(verdict);
        }
    }

    private Map<String, String> sources(Path home) {
        return SourceFolder.java(home, (line, rule, what, mend) -> add(home, line, rule, what, mend));
    }

    private Set<String> failed(Verdict verdict) {
        var passed = verdict.checks().stream()
                .filter(CheckResult::passed)
                .map(CheckResult::id)
                .collect(Collectors.toSet());
        return caseIds().stream().filter(id -> !passed.contains(id)).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Of all checks: the cases, and what is demanded of the topology.
    private Set<String> caseIds() {
        return Stream.concat(
                        spec.exercise().cases().stream().map(Case::id),
                        spec.exercise().topology().stream().map(Requirement::id))
                .collect(Collectors.toSet());
    }

    private static String firstReason(Verdict.Judged judged) {
        return judged.checks().stream()
                .filter(check -> !check.passed())
                .findFirst()
                .map(check -> check.exception()
                        .orElseGet(() -> check.differences().stream()
                                .findFirst()
                                .map(difference -> difference.sentence())
                                .orElse("")))
                .filter(reason -> !reason.isEmpty())
                .map(reason -> ": " + reason.lines().findFirst().orElse(""))
                .orElse("");
    }

    private static int line(Verdict.DidNotCompile broken) {
        return broken.diagnostics().isEmpty()
                ? 1
                : broken.diagnostics().getFirst().line();
    }

    private static String message(Verdict.DidNotCompile broken) {
        return broken.diagnostics().isEmpty()
                ? "the compiler says no more"
                : broken.diagnostics().getFirst().message().lines().findFirst().orElse("");
    }

    private Path entry(String kind) {
        return folder.resolve(kind).resolve(spec.exercise().entry() + ".java");
    }

    private Path labFile() {
        return folder.resolve("lab.yaml");
    }

    private void add(Path file, int line, String rule, String what, String mend) {
        findings.add(new Finding(file, Math.max(1, line), rule, what, mend));
    }
}
