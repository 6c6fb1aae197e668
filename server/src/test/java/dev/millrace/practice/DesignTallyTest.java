package dev.millrace.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesignTallyTest {
    private static final List<Integer> OWNER_AND_KEY = List.of(1, 2);

    @Test
    void namesAreCountedOnceAStudentAndTheCommonestSpellingIsShown() {
        var tally = tally(
                sheet("OrderPlaced|orders|customer id", "order placed|storefront|none"),
                sheet("OrderPlaced|Orders|order id"),
                sheet("orders placed|orders service|customerId"));

        assertThat(tally.answers()).isEqualTo(3);
        assertThat(tally.names()).hasSize(1);
        var placed = tally.names().getFirst();
        assertThat(placed.text()).isEqualTo("OrderPlaced");
        assertThat(placed.students()).isEqualTo(3);
        assertThat(placed.chosen().getFirst())
                .extracting(DesignTally.Value::students)
                .containsExactly(3);
        assertThat(placed.chosen().getLast())
                .extracting(DesignTally.Value::students)
                .containsExactly(2, 1);
    }

    @Test
    void theMostNamedComeFirstAndEqualOnesInTheOrderOfTheAlphabet() {
        var tally = tally(sheet("Zebra", "Apple", "Both"), sheet("both"));

        assertThat(tally.names()).extracting(DesignTally.Name::text).containsExactly("Both", "Apple", "Zebra");
    }

    @Test
    void noKeyIsCountedApartFromAnEmptyCell() {
        var tally = tally(
                sheet("PageViewed|storefront|none"), sheet("PageViewed|storefront|-"), sheet("PageViewed|storefront|"));

        assertThat(tally.names().getFirst().chosen().getLast())
                .containsExactly(new DesignTally.Value("none", 2), new DesignTally.Value("", 1));
    }

    @Test
    void twoNamesInOneCellAreTwoNamesWithTheSameChoices() {
        var tally = tally(sheet("StockReserved or StockNotAvailable|inventory|order id"));

        assertThat(tally.names())
                .extracting(DesignTally.Name::text)
                .containsExactly("StockNotAvailable", "StockReserved");
        assertThat(tally.names().getLast().chosen().getFirst()).containsExactly(new DesignTally.Value("inventory", 1));
    }

    private static DesignTally tally(DesignSheet... sheets) {
        return DesignTally.of(List.of(sheets), OWNER_AND_KEY);
    }

    private static DesignSheet sheet(String... rows) {
        return new DesignSheet(
                Arrays.stream(rows).map(row -> List.of(row.split("\\|", -1))).toList());
    }
}
