package dev.millrace.grader.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AlignmentTest {
    private static final Matching MATCHING = new Matching(new Values(BigDecimal.ZERO));

    @Test
    void everyRecordOfBothSidesHasExactlyOnePlaceInOrder() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var expected = items(random.ints(random.nextInt(12), 0, 4).boxed().toList());
            var actual = items(random.ints(random.nextInt(12), 0, 4).boxed().toList());
            var places = Alignment.of(expected, actual, MATCHING::same);
            assertThat(places.stream().mapToInt(Alignment.Place::expected).filter(i -> i >= 0))
                    .containsExactlyElementsOf(upTo(expected.size()));
            assertThat(places.stream().mapToInt(Alignment.Place::actual).filter(i -> i >= 0))
                    .containsExactlyElementsOf(upTo(actual.size()));
            assertThat(places)
                    .allSatisfy(p -> assertThat(p.same())
                            .isEqualTo(p.expected() >= 0
                                    && p.actual() >= 0
                                    && MATCHING.same(expected.get(p.expected()), actual.get(p.actual()))));
        }
    }

    @Test
    void longSequencesWithOneChangeStayOneChange() {
        var numbers = new ArrayList<>(upTo(100_000));
        var expected = items(numbers);
        numbers.subList(50_000, 50_001).clear();
        var places = Alignment.of(expected, items(numbers), MATCHING::same);
        assertThat(places.stream().filter(p -> !p.same())).hasSize(1);
    }

    @Test
    void longSequencesThatDifferThroughoutAreComparedPlaceByPlace() {
        var numbers = new ArrayList<>(upTo(5_000));
        var expected = items(numbers);
        Collections.reverse(numbers);
        assertThat(Alignment.of(expected, items(numbers), MATCHING::same)).hasSize(5_000);
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    private static List<Item> items(List<Integer> values) {
        var items = new ArrayList<Item>();
        for (var value : values) {
            items.add(new Item(
                    NullNode.getInstance(),
                    IntNode.valueOf(value),
                    items.size() + 1,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty()));
        }
        return items;
    }
}
