package dev.millrace.grader.diagnosis;

import dev.millrace.grader.Difference;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import java.util.Optional;

/// Every record is right, and two of one key have changed places.
final class Order implements Recogniser {
    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        if (!clues.all(Difference.Kind.OUT_OF_ORDER)) {
            return Optional.empty();
        }
        for (var difference : clues.differences()) {
            var own = clues.produced(difference.topic()).stream()
                    .filter(r -> r.key().equals(difference.key()))
                    .toList();
            for (int i = 1; i < own.size(); i++) {
                var before = own.get(i - 1);
                var after = own.get(i);
                var wanted = clues.expected(difference.topic()).stream()
                        .filter(r -> r.key().equals(difference.key()))
                        .map(r -> r.value())
                        .toList();
                if (wanted.indexOf(before.value()) > wanted.indexOf(after.value())) {
                    return clues.say(
                            Kind.ORDER_BROKEN,
                            "Topic " + difference.topic() + ", " + Words.key(difference.key())
                                    + ": " + Words.value(before.value()) + " came before " + Words.value(after.value())
                                    + ", and it happened after. Within a key Kafka keeps the order in which records are"
                                    + " written, and who reads takes the last for the newest; a program that holds records back"
                                    + " must not let them overtake each other.");
                }
            }
        }
        return Optional.empty();
    }
}
