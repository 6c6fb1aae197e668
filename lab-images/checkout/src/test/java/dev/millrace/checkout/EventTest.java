package dev.millrace.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.checkout.Event.OrderConfirmed;
import dev.millrace.checkout.Event.OrderPlaced;
import dev.millrace.checkout.Event.PaymentAuthorised;
import dev.millrace.checkout.Event.StockReserved;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final Money TOTAL = new Money(4900, "EUR");
    private static final OrderPlaced PLACED = new OrderPlaced("o-1", "c-17", "lamp-brass", TOTAL);

    @Test
    void anEventIsPlainJsonWithItsNameInType() {
        assertThat(PLACED.json())
                .isEqualTo(
                        "{\"type\":\"OrderPlaced\",\"orderId\":\"o-1\",\"customerId\":\"c-17\",\"sku\":\"lamp-brass\","
                                + "\"total\":{\"minor\":4900,\"currency\":\"EUR\"}}");
        assertThat(Event.parse(PLACED.json())).contains(PLACED);
    }

    @Test
    void whatIsNoneOfTheseEventsIsNothing() {
        for (var text : List.of("", "null", "[]", "{", "{\"type\":\"Other\"}", "{\"type\":\"OrderPlaced\"}")) {
            assertThat(Event.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void anOrderIsReadyOnceAllFactsAreThereInWhateverOrderTheyCome() {
        var facts =
                List.<Event>of(new PaymentAuthorised("o-1", TOTAL), PLACED, PLACED, new StockReserved("o-1", "lamp"));
        var progress = Progress.NONE;
        for (var fact : facts) {
            assertThat(progress.isReady()).isFalse();
            progress = progress.after(fact, 7);
        }
        assertThat(progress.isReady()).isTrue();
        assertThat(progress.after(new OrderConfirmed("o-1", "c-17"), 9).isReady())
                .isFalse();
    }
}
