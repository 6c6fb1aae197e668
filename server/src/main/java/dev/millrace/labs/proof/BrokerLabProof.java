package dev.millrace.labs.proof;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.Finding;
import dev.millrace.content.LabSpec;
import dev.millrace.content.steps.BrokerStep;
import dev.millrace.content.steps.Checkpoint;
import dev.millrace.content.steps.Mistake;
import dev.millrace.labs.broker.StepResult;
import dev.millrace.labs.broker.StepRunner;
import dev.millrace.labs.callback.Caller;
import dev.millrace.labs.runtime.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Proves one broker lab: by the seed alone no check passes, by the solution all of them do, and each mistake is
/// caught by its check in the words that its author promises. Everything on the broker is deleted on the way.
public final class BrokerLabProof {
    private final Path folder;
    private final LabSpec.Broker spec;
    private final Endpoint endpoint;
    private final List<Finding> findings = new ArrayList<>();

    /// Of the lab in a folder, on a broker that holds nothing else.
    public BrokerLabProof(Path folder, LabSpec.Broker spec, Endpoint endpoint) {
        this.folder = folder;
        this.spec = spec;
        this.endpoint = endpoint;
    }

    public List<Finding> findings() {
        solution();
        spec.mistakes().forEach(this::mistake);
        spec.checkpoints().forEach(this::checkpoint);
        return List.copyOf(findings);
    }

    private void solution() {
        try (var runner = new StepRunner(endpoint)) {
            runner.clean();
            if (!done(runner, spec.seed(), "seed.yaml")) return;
            seedAlone(runner.services());
            if (spec.solve().isEmpty() || !done(runner, spec.solve(), "solve.yaml")) return;
            try (var sitting = new Sitting(endpoint, runner.services(), spec.checks())) {
                sitting.awaitPassed();
                spec.checks().stream()
                        .filter(check -> !sitting.hasPassed(check))
                        .forEach(check -> {
                            var last = sitting.last(check);
                            add(
                                    "solve.yaml",
                                    1,
                                    "solve-fails",
                                    "`%s` does not pass; seen: %s; expected: %s"
                                            .formatted(check.id(), last.seen(), last.expected()),
                                    "mend the solution or the check");
                        });
            }
        }
    }

    private void seedAlone(Caller services) {
        try (var sitting = new Sitting(endpoint, services, spec.checks())) {
            sitting.awaitSettled();
            spec.checks().stream()
                    .filter(sitting::hasPassed)
                    .forEach(check -> add(
                            "lab.yaml",
                            line(check),
                            "seed-passes",
                            "`" + check.id() + "` passes before the student has done anything",
                            "leave something to do"));
        }
    }

    private void mistake(Mistake mistake) {
        var file = "mistakes/" + mistake.id() + ".yaml";
        var check = spec.checks().stream()
                .filter(c -> c.id().equals(mistake.check()))
                .findFirst();
        // a check that is not there is reported by the reader
        if (check.isEmpty()) return;
        try (var runner = new StepRunner(endpoint)) {
            runner.clean();
            if (!done(runner, spec.seed(), "seed.yaml") || !done(runner, mistake.steps(), file)) return;
            caught(mistake, check.get(), runner.services(), file);
        }
    }

    private void caught(Mistake mistake, BrokerCheck check, Caller services, String file) {
        try (var sitting = new Sitting(endpoint, services, List.of(check))) {
            sitting.awaitSaid(check, mistake.says());
            var seen = sitting.last(check).seen();
            if (sitting.hasPassed(check)) {
                add(
                        file,
                        mistake.line(),
                        "mistake-passes",
                        "`" + check.id() + "` passes with this mistake",
                        "sharpen the check so that it catches it");
            } else if (!seen.contains(mistake.says())) {
                add(
                        file,
                        mistake.line(),
                        "mistake-says",
                        "`" + check.id() + "` says otherwise: " + seen,
                        "mend `says`, the steps, or the check");
            }
        }
    }

    private void checkpoint(Checkpoint checkpoint) {
        try (var runner = new StepRunner(endpoint)) {
            runner.clean();
            if (done(runner, spec.seed(), "seed.yaml")) {
                done(runner, checkpoint.steps(), "checkpoints/" + checkpoint.id() + ".yaml");
            }
        }
    }

    private boolean done(StepRunner runner, List<BrokerStep> steps, String file) {
        return switch (runner.run(steps)) {
            case StepResult.Done _ -> true;
            case StepResult.Failed(var line, var sentence) -> {
                add(file, line, "steps-fail", "this step cannot be done: " + sentence, "mend it");
                yield false;
            }
        };
    }

    /// Where the check's id stands in `lab.yaml`.
    private int line(BrokerCheck check) {
        try {
            var lines = Files.readAllLines(folder.resolve("lab.yaml"));
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).matches(".*\\bid: \"?" + check.id() + "\"?([,} ].*)?")) return i + 1;
            }
        } catch (IOException gone) {
            return 1;
        }
        return 1;
    }

    private void add(String file, int line, String rule, String what, String mend) {
        var finding = new Finding(folder.resolve(file), line, rule, what, mend);
        if (!findings.contains(finding)) findings.add(finding);
    }
}
