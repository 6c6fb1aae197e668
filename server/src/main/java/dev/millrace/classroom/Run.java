package dev.millrace.classroom;

import dev.millrace.grader.Outcome;
import dev.millrace.grader.diagnosis.Diagnosis;
import dev.millrace.progress.Activity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One judged submission as the activity log tells it.
///
/// @param submission its id, as the grading keeps it
/// @param whole whether the hidden checks ran as well
/// @param of how many checks there were in this scope
/// @param failed the ids of the checks that failed
/// @param diagnoses the mistakes that explain failed checks, each once; older rows do not tell
/// @param error what the compiler said first, when it did not compile; older rows do not tell
record Run(
        String submission,
        Instant at,
        boolean whole,
        Outcome outcome,
        int passed,
        int of,
        List<String> failed,
        List<Diagnosis.Kind> diagnoses,
        Optional<String> error) {
    Run {
        failed = List.copyOf(failed);
        diagnoses = List.copyOf(diagnoses);
    }

    /// The run of a `judged` activity; empty when its payload names no outcome that this version knows.
    static Optional<Run> of(Activity judged) {
        var payload = judged.payload();
        var failed = payload.path("failed").valueStream().map(id -> id.asText()).toList();
        var diagnoses = payload.path("diagnoses")
                .valueStream()
                .flatMap(id -> Diagnosis.Kind.named(id.asText()).stream())
                .toList();
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.json().equals(payload.path("outcome").asText()))
                .findFirst()
                .map(outcome -> new Run(
                        payload.path("submission").asText(),
                        judged.at(),
                        payload.path("scope").asText().equals("all"),
                        outcome,
                        payload.path("passed").asInt(),
                        payload.path("of").asInt(),
                        failed,
                        diagnoses,
                        Optional.of(payload.path("error").asText()).filter(text -> !text.isEmpty())));
    }

    /// Whether it tells something about the student's work; a fault of ours does not.
    boolean counts() {
        return outcome != Outcome.OUR_FAULT;
    }
}
