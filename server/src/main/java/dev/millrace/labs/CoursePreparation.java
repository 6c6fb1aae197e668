package dev.millrace.labs;

import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import dev.millrace.content.steps.BrokerStep;
import dev.millrace.content.steps.Checkpoint;
import dev.millrace.labs.broker.StepResult;
import dev.millrace.labs.broker.StepRunner;
import dev.millrace.labs.runtime.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts on a broker what the course's files say: the seed of a lab, and on top of it a checkpoint. Thread-safe.
///
/// @param labs the broker lab of a slug as the course is now
public record CoursePreparation(Function<Slug, Optional<LabSpec.Broker>> labs) implements Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(CoursePreparation.class);

    @Override
    public boolean isNeeded(Slug lab) {
        return labs.apply(lab).filter(spec -> !spec.seed().isEmpty()).isPresent();
    }

    @Override
    public Optional<String> put(Endpoint broker, Slug lab, Optional<String> checkpoint) throws InterruptedException {
        var spec = labs.apply(lab);
        if (spec.isEmpty()) return Optional.of("The course has no lab " + lab + " any more.");
        var place = checkpoint.flatMap(id -> place(spec.get(), id));
        if (checkpoint.isPresent() && place.isEmpty()) return Optional.of("The lab has no such place any more.");
        var seeded = attempt(broker, lab, "seed.yaml", spec.get().seed());
        if (seeded.isPresent() || place.isEmpty()) return seeded;
        return attempt(broker, lab, place.get().id(), place.get().steps());
    }

    private static Optional<Checkpoint> place(LabSpec.Broker spec, String id) {
        return spec.checkpoints().stream().filter(c -> c.id().equals(id)).findFirst();
    }

    private static Optional<String> attempt(Endpoint broker, Slug lab, String file, List<BrokerStep> steps)
            throws InterruptedException {
        var result = StepRunner.run(broker, steps);
        if (Thread.interrupted()) throw new InterruptedException();
        return switch (result) {
            case StepResult.Done() -> Optional.empty();
            case StepResult.Failed failed -> {
                LOG.warn("steps failed lab={} file={} result={}", lab, file, failed);
                yield Optional.of("What this lab begins with could not be put in place. Reset the lab to try again; if"
                        + " it happens twice, tell your instructor.");
            }
        };
    }
}
