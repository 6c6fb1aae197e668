package dev.millrace.grader.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FingerprintsTest {
    @Test
    void aChangedExerciseHasAnotherFingerprintThoughItsNameIsTheSame() {
        var fingerprints = new Fingerprints();
        var before = exercise("Loud");
        assertThat(fingerprints.of(before)).isEqualTo(Fingerprint.of(before)).isEqualTo(fingerprints.of(before));
        assertThat(fingerprints.of(exercise("Quiet"))).isEqualTo(Fingerprint.of(exercise("Quiet")));
        assertThat(fingerprints.of(before)).isEqualTo(Fingerprint.of(before));
    }

    @Test
    void moreThanAreRememberedAreRightAsWell() {
        var fingerprints = new Fingerprints();
        var many = IntStream.range(0, 200).mapToObj(i -> exercise("E" + i)).toList();
        var again = Stream.concat(many.stream(), many.reversed().stream()).toList();
        assertThat(again).allSatisfy(one -> assertThat(fingerprints.of(one)).isEqualTo(Fingerprint.of(one)));
    }

    private static Exercise exercise(String entry) {
        return new Exercise("lab", entry, Limits.DEFAULT, List.of(), List.of(), BigDecimal.ZERO);
    }
}
