package dev.millrace.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.checkout.ShopState.Row;
import dev.millrace.checkout.ShopState.State;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The chain of calls, with real HTTP between its services.
@Timeout(60)
class SynchronousShopTest {
    private final Dials dials = new Dials();
    private final Shop shop = Shop.synchronous(dials);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anOrderIsConfirmedOnceInventoryAndPaymentsHaveAnswered() throws Exception {
        assertThat(shop.buy()).isEmpty();
        var state = await(s -> newestIs(s, State.CONFIRMED));

        assertThat(state.rows().getFirst().orderId()).startsWith("o-");
        assertThat(state.chain()).extracting(ShopState.Bar::service).containsExactly("orders", "inventory", "payments");
        assertThat(state.chain()).allMatch(ShopState.Bar::answered);
    }

    @Test
    void theCustomerWaitsForTheSumOfBoth() throws Exception {
        dials.inventory().latency(Duration.ofMillis(400));
        dials.payments().latency(Duration.ofMillis(300));
        shop.buy();
        var row = await(s -> newestIs(s, State.CONFIRMED)).rows().getFirst();

        assertThat(row.waited().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofMillis(700));
    }

    @Test
    void withPaymentsStoppedTheOrderIsLostAndTheGoodsStayHeld() throws Exception {
        dials.payments().running(false);
        shop.turned();
        shop.buy();
        var state = await(s -> s.tally().lost() == 1);

        assertThat(row(state)).isEqualTo("LOST payments is not running; goods held");
        assertThat(state.tally().held()).isEqualTo(1);
        assertThat(state.tally().authorised()).isZero();

        dials.payments().running(true);
        shop.turned();
        shop.buy();
        assertThat(await(s -> s.tally().confirmed() == 1).tally().lost()).isEqualTo(1);
    }

    @Test
    void aPaymentThatTakesLongerThanAnybodyWaitsAuthorisesACardForNoOrder() throws Exception {
        dials.payments().latency(Duration.ofMillis(2_500));
        shop.buy();
        var state = await(s -> s.tally().lost() == 1);
        assertThat(row(state)).startsWith("LOST payments did not answer within 2 s");
        assertThat(state.chain().getLast().words()).isEqualTo("no answer in time");

        assertThat(row(await(s -> s.tally().authorised() == 1))).endsWith("card authorised");
    }

    @Test
    void aServiceThatIsStoppedInTheMiddleFinishesNothing() throws Exception {
        dials.payments().latency(Duration.ofMillis(1_500));
        shop.buy();
        await(s -> s.tally().waiting() == 1);
        dials.payments().running(false);
        shop.turned();
        await(s -> s.tally().lost() == 1);

        // had it lived on, it would be done now
        dials.payments().latency(Duration.ZERO);
        dials.payments().running(true);
        shop.turned();
        shop.buy();
        await(s -> s.tally().confirmed() == 1);
        assertThat(shop.state().tally().authorised()).isZero();
    }

    @Test
    void customersComeAsOftenAsTheDialSays() throws Exception {
        dials.customers(Dials.BUSIEST);
        await(s -> s.tally().confirmed() >= 6);
        dials.customers(0);
    }

    @Test
    void aShopHasRoomForFiftyWhoWait() throws Exception {
        dials.inventory().latency(Duration.ofSeconds(1));
        for (int n = 0; n < 50; n++) assertThat(shop.buy()).isEmpty();
        assertThat(shop.buy().orElseThrow()).startsWith("50 customers are waiting");
        await(s -> s.tally().waiting() == 0);
        assertThat(shop.buy()).isEmpty();
    }

    @Test
    void aClosedShopLeavesNoThreadBehind() throws Exception {
        var before = threads();
        try (var other = Shop.synchronous(new Dials())) {
            other.buy();
            await(other, s -> s.tally().confirmed() == 1);
            assertThat(threads()).hasSizeGreaterThan(before.size());
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!before.containsAll(threads()) && System.nanoTime() < deadline) Thread.sleep(50);
        assertThat(before).containsAll(threads());
    }

    /// The platform threads that HTTP servers and clients have.
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(HTTP-Dispatcher|idle-timeout|HttpClient-).*"))
                .collect(Collectors.toSet());
    }

    /// What the newest customer was told, which is a moment after the order was kept.
    private static boolean newestIs(ShopState state, State wanted) {
        return !state.rows().isEmpty() && state.rows().getFirst().state() == wanted;
    }

    private static String row(ShopState state) {
        Row row = state.rows().getFirst();
        assertThat(row.state()).isEqualTo(State.LOST);
        assertThat(row.orderId()).isEmpty();
        return row.state() + " " + row.words();
    }

    private ShopState await(Predicate<ShopState> condition) throws InterruptedException {
        return await(shop, condition);
    }

    private static ShopState await(Shop shop, Predicate<ShopState> condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.test(shop.state())) {
            assertThat(System.nanoTime()).as("in time, not %s", shop.state()).isLessThan(deadline);
            Thread.sleep(20);
        }
        return shop.state();
    }
}
