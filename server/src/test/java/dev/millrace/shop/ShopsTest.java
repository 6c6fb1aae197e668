package dev.millrace.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.checkout.ShopState;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.InstructorId;
import dev.millrace.identity.Viewer;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who has a shop, for how long, and how many there are; with the synchronous one, which needs no broker.
@Timeout(60)
class ShopsTest {
    private static final Viewer MARIT = viewer("marit");
    private static final Viewer BO = viewer("bo");
    private static final Viewer EVE = viewer("eve");

    private final Shops shops = new Shops((_, _) -> new Ground.Bare(), new Shops.Bounds(2, Duration.ofMillis(300)));

    @AfterEach
    void close() {
        shops.close();
    }

    @Test
    void allTabsOfOnePersonShowOneShop() throws Exception {
        var one = open(MARIT);
        assertThat(open(MARIT)).isSameAs(one);
        assertThat(open(BO)).isNotSameAs(one);
        one.buy();
        await(() -> confirmed(one) == 1);
        assertThat(confirmed(open(BO))).isZero();
    }

    @Test
    void aShopEndsAMomentAfterItsLastPageAndOpensAgain() throws Exception {
        var shop = open(MARIT);
        open(MARIT);
        shops.leave(MARIT, Mode.SYNCHRONOUS, shop);
        shop.buy();
        await(() -> confirmed(shop) == 1);
        shops.leave(MARIT, Mode.SYNCHRONOUS, shop);
        await(() -> shops.count() == 0);
        assertThat(shop.state()).isEmpty();
        assertThat(shops.find(MARIT, Mode.SYNCHRONOUS)).isEmpty();

        assertThat(open(MARIT)).isNotSameAs(shop);
    }

    @Test
    void oneMoreThanThereIsRoomForIsToldSoUntilThereIsRoom() throws Exception {
        var first = open(MARIT);
        open(BO);
        assertThat(shops.enter(EVE, Mode.SYNCHRONOUS)).isInstanceOf(Shops.Entry.Full.class);
        shops.leave(MARIT, Mode.SYNCHRONOUS, first);
        await(() -> shops.count() == 1);
        assertThat(shops.enter(EVE, Mode.SYNCHRONOUS)).isInstanceOf(Shops.Entry.In.class);
    }

    @Test
    void nobodyHasItOpenInMoreThanSixTabs() throws Exception {
        for (int n = 0; n < 6; n++) open(MARIT);
        assertThat(shops.enter(MARIT, Mode.SYNCHRONOUS)).isInstanceOf(Shops.Entry.TooManyPages.class);
    }

    @Test
    void aResetForgetsWhatWasBoughtAndKeepsTheDials() throws Exception {
        var shop = open(MARIT);
        shop.dials().payments().latency(Duration.ofMillis(250));
        shop.buy();
        await(() -> confirmed(shop) == 1);
        shop.reset();
        await(() -> shop.state().filter(s -> s.tally().placed() == 0).isPresent());
        shop.buy();
        await(() -> confirmed(shop) == 1);
        assertThat(shop.dials().payments().latency()).isEqualTo(Duration.ofMillis(250));
    }

    private OpenShop open(Viewer viewer) throws InterruptedException {
        var shop = ((Shops.Entry.In) shops.enter(viewer, Mode.SYNCHRONOUS)).shop();
        await(() -> shop.face() == Face.OPEN);
        return shop;
    }

    private static int confirmed(OpenShop shop) {
        return shop.state()
                .map(ShopState::tally)
                .map(ShopState.Tally::confirmed)
                .orElse(0);
    }

    private static Viewer viewer(String id) {
        return new Instructor(new InstructorId(id), new ClassId("class"), "Marit");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(10);
        }
    }
}
