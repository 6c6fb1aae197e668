package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.Difference;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The figures are those of another grouping: under one key for all, or under a key of another origin. Where nothing
/// is added up, each record came with such a key.
final class Grouping implements Recogniser {
    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        return clues.fits().stream()
                .filter(fit -> fit.came().isPresent())
                .flatMap(fit -> grouped(clues, fit).stream())
                .findFirst()
                .or(() -> single(clues));
    }

    private static Optional<Diagnosis> grouped(Clues clues, Fit fit) {
        var groups = fit.came().orElseThrow().groups();
        if (groups.size() == 1 && fit.expected().groups().size() > 1) {
            var text = groups.iterator().next();
            if (fit.explains(fit.rule().with(new Source.Constant(text)))) {
                return clues.say(
                        Kind.KEY_LOST,
                        "Topic " + fit.topic() + ": " + Words.group(text) + " has the figures of all "
                                + Words.count(fit.expected().groups().size(), "key") + " together; expected are "
                                + listed(fit) + ", each by itself. On the way from the input the key was lost before"
                                + " anything was added up.");
            }
        }
        for (var source : sources(fit)) {
            if (!source.equals(fit.rule().group()) && fit.explains(fit.rule().with(source))) {
                return clues.say(
                        Kind.KEY_CHANGED,
                        "Topic " + fit.topic() + ": your results are grouped by " + source.words() + " ("
                                + Words.group(groups.iterator().next()) + "), and are right as such. The lab wants "
                                + "one result for each of " + listed(fit) + ".");
            }
        }
        return Optional.empty();
    }

    private static List<Source> sources(Fit fit) {
        var sources = new ArrayList<Source>(List.of(new Source.Key()));
        fit.arrivals().stream()
                .filter(s -> s.topic().equals(fit.rule().topic()))
                .flatMap(s -> s.fields().keySet().stream())
                .distinct()
                .forEach(path -> sources.add(new Source.Field(path)));
        return sources;
    }

    private static String listed(Fit fit) {
        var names = fit.expected().groups().stream().limit(3).map(Words::group).toList();
        return String.join(", ", names) + (fit.expected().groups().size() > 3 ? ", …" : "");
    }

    /// Every value is right and under the wrong key.
    private static Optional<Diagnosis> single(Clues clues) {
        if (!clues.all(Difference.Kind.WRONG_KEY)) {
            return Optional.empty();
        }
        var topic = clues.differences().getFirst().topic();
        var came = clues.produced(topic);
        var wanted = clues.differences().getFirst().key();
        if (came.stream().allMatch(r -> r.key().isNull())) {
            return clues.say(
                    Kind.KEY_LOST,
                    "Topic " + topic + ": " + Words.count(came.size(), "record") + " came, with the right values and"
                            + " without a key. The first belongs to " + Words.key(wanted)
                            + "; without it nobody can keep the records of one key together, or in order.");
        }
        var first = came.getFirst();
        return origin(clues, topic)
                .flatMap(source -> clues.say(
                        Kind.KEY_CHANGED,
                        "Topic " + topic + ": the values are right, but the records are keyed by " + source.words()
                                + ": the first came under " + Words.key(first.key()) + ", and " + Words.key(wanted)
                                + " is expected. The key decides the partition, and who is asked for a record finds it"
                                + " by that alone."));
    }

    private static Optional<Source> origin(Clues clues, String topic) {
        var sources = new ArrayList<Source>(List.of(new Source.Key()));
        clues.arrivals().stream()
                .flatMap(s -> s.fields().keySet().stream())
                .distinct()
                .forEach(path -> sources.add(new Source.Field(path)));
        return sources.stream()
                .filter(source -> clues.produced(topic).stream()
                        .allMatch(r -> clues.seen(r.cause())
                                .filter(seen -> source.of(seen).orElse("").equals(text(r.key())))
                                .isPresent()))
                .findFirst();
    }

    private static String text(JsonNode key) {
        return Fields.text(key).orElse("");
    }
}
