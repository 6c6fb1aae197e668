package dev.millrace.shop;

import dev.millrace.shop.ShopView.Service;
import java.time.Duration;
import java.util.Optional;

/// What a shop shows, said in a sentence.
final class Findings {
    /// As long as orders waits for one call, in the synchronous form.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int A_BACKLOG = 3;

    private Findings() {}

    static String of(ShopView view) {
        return view.state().trouble().orElseGet(() -> view.isSynchronous() ? synchronous(view) : eventDriven(view));
    }

    private static String synchronous(ShopView view) {
        var stopped = stopped(view);
        if (stopped.isPresent()) {
            return "%s is stopped, so nobody can buy: every order is lost.".formatted(capital(stopped.get()));
        }
        for (var service : view.services()) {
            if (service.latency().compareTo(PATIENCE) < 0) continue;
            return "%s takes %s and orders waits for 2 s: every order is lost, %s."
                    .formatted(
                            capital(service),
                            ShopText.seconds(service.latency()),
                            service.equals(view.payments())
                                    ? "and the cards are authorised all the same"
                                    : "and the goods are held all the same");
        }
        var sum = view.inventory().latency().plus(view.payments().latency());
        return sum.isZero()
                ? "Everybody answers at once: the customer waits for two calls and hardly notices."
                : "The customer waits for everybody behind the button: %s and a little more."
                        .formatted(ShopText.seconds(sum));
    }

    private static String eventDriven(ShopView view) {
        var stopped = stopped(view);
        if (stopped.isPresent()) {
            return "%s is stopped. Orders are taken as before, and wait in the topic for it."
                    .formatted(capital(stopped.get()));
        }
        for (var service : view.services()) {
            if (service.latency().isZero()) continue;
            return "%s takes %s an order. The customer does not notice; its lag grows when orders come faster than that."
                    .formatted(capital(service), ShopText.seconds(service.latency()));
        }
        return view.state().tally().pending() > A_BACKLOG
                ? "Everything runs: what has waited is worked off, from the committed offset on."
                : "Everything runs: an order is confirmed a moment after it was taken.";
    }

    private static Optional<Service> stopped(ShopView view) {
        return view.services().stream().filter(service -> !service.running()).findFirst();
    }

    private static String capital(Service service) {
        return Character.toUpperCase(service.name().charAt(0)) + service.name().substring(1);
    }
}
