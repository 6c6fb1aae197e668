package dev.millrace.grader.diagnosis;

import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.judge.Judge;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Topics under a wrong name: one that is not read, one that is written instead of another, two that are exchanged.
final class Topics implements Recogniser {
    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        return notRead(clues).or(() -> elsewhere(clues)).or(() -> exchanged(clues));
    }

    private static Optional<Diagnosis> notRead(Clues clues) {
        var evidence = clues.evidence();
        var read = evidence.nodes().stream()
                .filter(n -> n.kind().equals("source"))
                .flatMap(n -> n.topics().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var contract = evidence.exercise().topics().stream().map(t -> t.name()).collect(Collectors.toSet());
        var fed = clues.arrivals().stream().map(Seen::topic).distinct().toList();
        var foreign =
                read.stream().filter(t -> !contract.contains(t) && !internal(t)).toList();
        var missed = fed.stream().filter(t -> !read.contains(t)).findFirst();
        if (evidence.nodes().isEmpty()
                || missed.isEmpty()
                || (evidence.exception().isEmpty() && !foreign.isEmpty())) {
            return Optional.empty();
        }
        return evidence.exception().isPresent()
                ? clues.say(
                        Kind.WRONG_TOPIC,
                        "Event " + (evidence.event() + 1) + " arrives on the topic `" + missed.get()
                                + "`, which your program does not read. It reads "
                                + (foreign.isEmpty()
                                        ? "others of this lab only"
                                        : "`" + String.join("`, `", foreign) + "`")
                                + ". Kafka makes a topic of any name without asking, so a misspelt one looks like a quiet one.")
                : Optional.empty();
    }

    private static boolean internal(String topic) {
        return topic.endsWith("-repartition") || topic.endsWith("-changelog") || topic.endsWith("-topic");
    }

    private static Optional<Diagnosis> elsewhere(Clues clues) {
        var elsewhere = clues.evidence().elsewhere();
        var quiet = clues.outputs().stream()
                .filter(t -> clues.produced(t).isEmpty() && !clues.expected(t).isEmpty())
                .findFirst();
        return !elsewhere.isEmpty()
                        && quiet.isPresent()
                        && clues.evidence().exception().isEmpty()
                ? clues.say(
                        Kind.WRONG_TOPIC,
                        "Nothing came on the topic `" + quiet.get() + "`, and your program wrote to `"
                                + String.join("`, `", elsewhere)
                                + "`, which nobody reads. Kafka makes a topic of any name without asking, so nothing complained.")
                : Optional.empty();
    }

    private static Optional<Diagnosis> exchanged(Clues clues) {
        var outputs = clues.outputs();
        for (int i = 0; i < outputs.size(); i++) {
            for (int j = i + 1; j < outputs.size(); j++) {
                if (exchanged(clues, outputs.get(i), outputs.get(j))) {
                    return clues.say(
                            Kind.WRONG_TOPIC,
                            "What came on `" + outputs.get(i) + "` is what is expected on `"
                                    + outputs.get(j)
                                    + "`, and the other way round: each record is right, and on the other’s"
                                    + " topic.");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean exchanged(Clues clues, String one, String other) {
        var differing = clues.differences().stream().map(d -> d.topic()).collect(Collectors.toSet());
        if (!Set.of(one, other).containsAll(differing) || differing.isEmpty()) {
            return false;
        }
        List<Out> renamed = clues.evidence().produced().stream()
                .map(r -> r.topic().equals(one) ? on(r, other) : r.topic().equals(other) ? on(r, one) : r)
                .toList();
        return Judge.differences(clues.evidence().exercise(), clues.evidence().expected(), renamed)
                .isEmpty();
    }

    private static Out on(Out r, String topic) {
        return new Out(topic, r.key(), r.value(), r.timestamp(), r.headers(), r.cause());
    }
}
