package dev.millrace.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    @Test
    void whatBothShareStandsOnOneRowAndTheRestIsMarked() {
        var rows = SideBySide.of(List.of("a", "old one", "old two", "z"), List.of("a", "young", "z", "end"));
        assertThat(rows)
                .containsExactly(
                        new SideBySide.Row(1, "a", 1, "a", false),
                        new SideBySide.Row(2, "old one", 2, "young", true),
                        new SideBySide.Row(3, "old two", 0, "", true),
                        new SideBySide.Row(4, "z", 3, "z", false),
                        new SideBySide.Row(0, "", 4, "end", true));
    }

    @Test
    void theSourcesOfBothOrdersServicesDifferWhereTheCustomerWaits() {
        var rows = ShopSources.sideBySide();
        assertThat(rows).filteredOn(SideBySide.Row::differs).hasSizeGreaterThan(10);
        assertThat(rows)
                .filteredOn(SideBySide.Row::differs)
                .anyMatch(row -> row.leftHtml().contains("payments, order"))
                .anyMatch(row -> row.rightHtml().contains("order.customerId()"));
        assertThat(rows)
                .filteredOn(row -> !row.differs())
                .anyMatch(row -> row.leftHtml().contains(" place("));
    }
}
