package dev.millrace.shop;

import dev.millrace.checkout.Dial;
import dev.millrace.identity.Visitors;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The asking person's own shop; no address names a person, so there is nothing to guess. Everything is shown by the
/// page's stream: forms are answered with nothing.
public final class ShopRoutes implements Routes {
    private static final String DIGITS = "[0-9]{1,5}";

    private final Shops shops;
    private final Visitors visitors;
    private final Views views;

    public ShopRoutes(Shops shops, Visitors visitors, Views views) {
        this.shops = shops;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before("/shop/{mode}/events", this::mayLook); // refused before the stream begins
        routes.sse("/shop/{mode}/events", this::stream);
        routes.post("/shop/{mode}/orders", this::buy);
        routes.post("/shop/{mode}/dials", this::turn);
        routes.post("/shop/{mode}/resets", this::reset);
    }

    private void mayLook(Context ctx) {
        visitors.require(ctx);
        mode(ctx);
    }

    private void stream(SseClient client) {
        var viewer = visitors.require(client.ctx());
        new ShopStream(client, shops, views, viewer, mode(client.ctx())).run();
    }

    private void buy(Context ctx) {
        var refusal = shop(ctx).buy();
        if (refusal.isPresent()) throw refused(HttpStatus.CONFLICT, refusal.get());
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void turn(Context ctx) {
        var shop = shop(ctx);
        turn(shop.dials().inventory(), ctx.formParam("inventory"));
        turn(shop.dials().payments(), ctx.formParam("payments"));
        Optional.ofNullable(ctx.formParam("customers"))
                .filter(text -> text.matches("[0-9](\\.[0-9]{1,2})?"))
                .ifPresent(text -> shop.dials().customers(Double.parseDouble(text)));
        shop.turned();
        ctx.status(HttpStatus.NO_CONTENT);
    }

    /// @param to milliseconds, `stopped` or `running`; anything else turns nothing
    private static void turn(Dial dial, @Nullable String to) {
        if (to == null) return;
        if (to.matches(DIGITS)) dial.latency(Duration.ofMillis(Long.parseLong(to)));
        else if (to.equals("stopped")) dial.running(false);
        else if (to.equals("running")) dial.running(true);
    }

    private void reset(Context ctx) {
        shop(ctx).reset();
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private OpenShop shop(Context ctx) {
        return shops.find(visitors.require(ctx), mode(ctx))
                .orElseThrow(() -> refused(
                        HttpStatus.CONFLICT,
                        "The shop closed, because no page was looking at it. Reload this page and it opens again."));
    }

    private static Mode mode(Context ctx) {
        return Mode.of(ctx.pathParam("mode")).orElseThrow(() -> Problem.notFound("There is no such checkout."));
    }

    private static Problem refused(HttpStatus status, String sentence) {
        return new Problem(status, "That did not work", sentence, new Problem.Next("To the course", "/course"));
    }
}
