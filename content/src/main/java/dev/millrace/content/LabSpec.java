package dev.millrace.content;

import dev.millrace.content.steps.BrokerStep;
import dev.millrace.content.steps.Checkpoint;
import dev.millrace.content.steps.Mistake;
import dev.millrace.grader.diagnosis.Diagnosis;
import dev.millrace.grader.exercise.Exercise;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a lab asks for, and how it is judged.
public sealed interface LabSpec {
    /// A coding lab. `starter` maps file names to what a student begins with, `solution` to the lab's own, in the
    /// order of names; never shown from here. `wrong` names the typical wrong solutions; their sources stay in the
    /// folder.
    record Streams(Exercise exercise, Map<String, String> starter, Map<String, String> solution, List<Wrong> wrong)
            implements LabSpec {
        public Streams {
            starter = Map.copyOf(starter);
            solution = Collections.unmodifiableMap(new TreeMap<>(solution));
            wrong = List.copyOf(wrong);
        }
    }

    /// A folder under `wrong/`, the cases that must catch it and no others, what a student must be told about it (empty
    /// when the lab does not say), and the line in `lab.yaml`.
    record Wrong(String name, List<String> caughtBy, Optional<Diagnosis.Kind> diagnosis, int line) {
        public Wrong {
            caughtBy = List.copyOf(caughtBy);
        }
    }

    /// A lab on the student's own broker, judged by the broker's state.
    ///
    /// @param seed what is done to the broker when the student first opens the lab
    /// @param solve what makes every check pass after the seed; never shown
    record Broker(
            List<String> services,
            List<BrokerCheck> checks,
            List<BrokerStep> seed,
            List<BrokerStep> solve,
            List<Mistake> mistakes,
            List<Checkpoint> checkpoints)
            implements LabSpec {
        public Broker {
            services = List.copyOf(services);
            checks = List.copyOf(checks);
            seed = List.copyOf(seed);
            solve = List.copyOf(solve);
            mistakes = List.copyOf(mistakes);
            checkpoints = List.copyOf(checkpoints);
        }
    }
}
