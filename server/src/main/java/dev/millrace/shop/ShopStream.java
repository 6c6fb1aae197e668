package dev.millrace.shop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.checkout.Dial;
import dev.millrace.checkout.Dials;
import dev.millrace.identity.Viewer;
import dev.millrace.web.Views;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One page's look at a shop, on the request's own virtual thread: keeps the shop open, and sends the parts that
/// are different from what was sent before, a few times a second. Events: `message` with elements that go into
/// their places, `dials` when somebody turned one, perhaps in another tab.
final class ShopStream implements Runnable {
    private static final Duration PACE = Duration.ofMillis(250);
    private static final int QUIET = 40;
    private static final List<String> PARTS =
            List.of("standing", "till", "services", "finding", "numbers", "picture", "orders");

    private final SseClient client;
    private final Shops shops;
    private final Views views;
    private final Viewer viewer;
    private final Mode mode;
    private final Map<String, String> sent = new HashMap<>();
    private String dialsSent = "";

    ShopStream(SseClient client, Shops shops, Views views, Viewer viewer, Mode mode) {
        this.client = client;
        this.shops = shops;
        this.views = views;
        this.viewer = viewer;
        this.mode = mode;
    }

    @Override
    public void run() {
        try (client) {
            switch (shops.enter(viewer, mode)) {
                case Shops.Entry.In(OpenShop shop) -> follow(shop);
                case Shops.Entry.Full() -> waitOutside("");
                case Shops.Entry.TooManyPages() ->
                    waitOutside("You have this demo open in many tabs. Close some of them and reload this one.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The browser tries again by itself a while after this stream has ended.
    private void waitOutside(String sentence) throws InterruptedException {
        send(ShopView.without(mode, Face.FULL, sentence));
        for (int n = 0; n < QUIET && !client.terminated() && !shops.isClosed(); n++) Thread.sleep(PACE);
    }

    private void follow(OpenShop shop) throws InterruptedException {
        try {
            long seen = Long.MIN_VALUE;
            var face = Optional.<Face>empty();
            int quiet = 0;
            while (!client.terminated() && !shops.isClosed() && !shop.isOver()) {
                sendDials(shop.dials());
                long now = shop.changes();
                boolean news = now != seen || !face.equals(Optional.of(shop.face()));
                if (news) {
                    seen = now;
                    face = Optional.of(shop.face());
                    send(ShopView.of(mode, shop));
                }
                quiet = news ? 0 : quiet + 1;
                if (quiet % QUIET == QUIET - 1) client.sendComment("still here");
                Thread.sleep(PACE);
            }
        } finally {
            shops.leave(viewer, mode, shop);
        }
    }

    private void send(ShopView view) {
        var html = new StringBuilder();
        for (var part : PARTS) {
            var text = views.text("shop/" + part + ".jte", view);
            if (!text.equals(sent.put(part, text))) html.append(text);
        }
        if (!html.isEmpty()) client.sendEvent("message", html.toString());
    }

    private void sendDials(Dials dials) {
        var json = JsonNodeFactory.instance.objectNode();
        put(json, "inventory", dials.inventory());
        put(json, "payments", dials.payments());
        json.put("customers", dials.customers());
        var text = json.toString();
        if (text.equals(dialsSent)) return;
        dialsSent = text;
        client.sendEvent("dials", text);
    }

    private static void put(ObjectNode json, String service, Dial dial) {
        json.putObject(service).put("latency", dial.latency().toMillis()).put("running", dial.running());
    }
}
