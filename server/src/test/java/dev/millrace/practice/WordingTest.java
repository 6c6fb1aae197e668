package dev.millrace.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void caseSpacingAndWordEndingsDoNotMakeAnotherName() {
        var same = Wording.ofName("OrderPlaced");

        for (var spelling : List.of(
                "order placed", "ORDER_PLACED", "orders-placed", "Order place", "`OrderPlaced`", "OrderPlacedEvent")) {
            assertThat(Wording.ofName(spelling)).as(spelling).isEqualTo(same);
        }
        assertThat(Wording.ofName("PaymentAuthorized")).isEqualTo(Wording.ofName("payment authorised"));
        assertThat(Wording.ofName("ParcelShipped")).isEqualTo(Wording.ofName("parcel ship"));
        assertThat(Wording.ofName("DeliveryBooked")).isEqualTo(Wording.ofName("deliveries booked"));
        assertThat(Wording.ofName("ZahlungBestätigt")).isEqualTo(Wording.ofName("zahlung bestätigt"));
    }

    @Test
    void anotherFactIsAnotherName() {
        assertThat(List.of(
                                "OrderPlaced",
                                "OrderConfirmed",
                                "OrderCancelled",
                                "PaymentDeclined",
                                "StockReserved",
                                "StockNotAvailable",
                                "StockAvailable",
                                "CustomerChanged",
                                "AddressChanged")
                        .stream()
                        .map(Wording::ofName))
                .doesNotHaveDuplicates();
    }

    @Test
    void aValueIsTheSameWithoutTheWordsThatItsColumnSaysAlready() {
        var customer = Wording.ofValue("customer id");
        for (var spelling : List.of(
                "customerId", "CustomerID", "the customer's id", "customer", "customers", "id of the customer")) {
            assertThat(Wording.ofValue(spelling)).as(spelling).isEqualTo(customer);
        }
        assertThat(Wording.ofValue("Orders service")).isEqualTo(Wording.ofValue("orders"));
        assertThat(Wording.ofValue("order id")).isNotEqualTo(customer);
    }

    @Test
    void havingNoKeyIsAnAnswerAndSayingNothingIsNot() {
        for (var spelling : List.of("none", "None ", "no key", "-", "unkeyed", "n/a")) {
            assertThat(Wording.ofValue(spelling)).as(spelling).isEqualTo(Wording.NONE);
        }
        assertThat(Wording.ofValue("  ")).isEmpty();
    }

    @Test
    void oneCellCanHoldTwoNames() {
        assertThat(Wording.names("StockReserved or StockNotAvailable"))
                .containsExactly("StockReserved", "StockNotAvailable");
        assertThat(Wording.names("PaymentAuthorised / PaymentDeclined")).hasSize(2);
        assertThat(Wording.names(" OrderPlaced ")).containsExactly("OrderPlaced");
        assertThat(Wording.names("Order or")).containsExactly("Order or");
        assertThat(Wording.names(" ?! ")).isEmpty();
    }
}
