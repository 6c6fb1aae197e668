package dev.millrace.labs;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.labs.broker.BrokerWatch;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The checks of one student's labs: which are still to pass, and what is written down when one passes or is proved
/// again. Thread-safe.
record LabChecks(Student student, BrokerLabs course, LabJournal journal) {
    private List<BrokerCheck> all(Slug step) {
        return course.checks(step).orElse(List.of());
    }

    /// What is still to pass.
    List<BrokerCheck> unmet(Slug step) {
        var passed = journal.passed(student.id(), step);
        return all(step).stream().filter(check -> !passed.contains(check.id())).toList();
    }

    /// The check of this id, where it has passed.
    Optional<BrokerCheck> passed(Slug step, String id) {
        if (!journal.passed(student.id(), step).contains(id)) return Optional.empty();
        return all(step).stream().filter(check -> check.id().equals(id)).findFirst();
    }

    /// Writes down what a watch finds.
    ///
    /// @param step the lab that is open then: another one may have been opened since a check was handed over
    BrokerWatch.Listener listener(Supplier<Optional<Slug>> step, Pulse pulse) {
        return new BrokerWatch.Listener() {
            @Override
            public void changed() {
                pulse.beat();
            }

            @Override
            public void passed(BrokerCheck check) {
                step.get().filter(s -> all(s).contains(check)).ifPresent(s -> journal.pass(student, s, check, all(s)));
                pulse.beat();
            }

            @Override
            public void proved(BrokerCheck check) {
                step.get().filter(s -> all(s).contains(check)).ifPresent(s -> journal.prove(student.id(), s, check));
            }
        };
    }
}
