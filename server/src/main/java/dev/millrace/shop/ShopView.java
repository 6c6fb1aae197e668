package dev.millrace.shop;

import dev.millrace.checkout.Dials;
import dev.millrace.checkout.ShopState;
import dev.millrace.checkout.ShopState.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the live parts of a panel show.
///
/// @param note what is to be said besides, or instead of the usual; empty for nothing
public record ShopView(Mode mode, Face face, Service inventory, Service payments, ShopState state, String note) {
    private static final ShopState NOTHING = new ShopState(
            new Tally(0, 0, 0, 0, 0, 0, 0, Optional.empty()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());

    /// A service that can be slowed down and stopped.
    public record Service(String name, Duration latency, boolean running) {}

    static ShopView of(Mode mode, OpenShop shop) {
        var dials = shop.dials();
        return new ShopView(
                mode,
                shop.face(),
                inventory(dials),
                payments(dials),
                shop.state().orElse(NOTHING),
                "");
    }

    static ShopView without(Mode mode, Face face, String note) {
        var usual = new Dials();
        return new ShopView(mode, face, inventory(usual), payments(usual), NOTHING, note);
    }

    private static Service inventory(Dials dials) {
        return new Service(
                "inventory", dials.inventory().latency(), dials.inventory().running());
    }

    private static Service payments(Dials dials) {
        return new Service(
                "payments", dials.payments().latency(), dials.payments().running());
    }

    public List<Service> services() {
        return List.of(inventory, payments);
    }

    public boolean isOpen() {
        return face == Face.OPEN;
    }

    public boolean isSynchronous() {
        return mode == Mode.SYNCHRONOUS;
    }

    /// The situation in one sentence; it changes when somebody turns a dial, not with every order.
    public String finding() {
        return isOpen() ? Findings.of(this) : "";
    }
}
