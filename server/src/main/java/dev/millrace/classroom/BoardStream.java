package dev.millrace.classroom;

import io.javalin.http.sse.SseClient;
import java.time.Duration;

/// One instructor's event stream: waits for the class to change, draws the page anew and sends the regions that are
/// different, with the position in the log as the event's id. A slow browser delays only itself and then gets the
/// newest state, never a backlog. Used by one thread.
final class BoardStream implements Runnable {
    /// Time passes without activity as well: who is idle becomes stuck, who left is no longer present.
    private static final Duration BEAT = Duration.ofSeconds(10);
    /// Many changes at once are one event.
    private static final Duration GATHER = Duration.ofMillis(150);

    private final SseClient client;
    private final LiveClass live;
    private final Regions regions;
    private final Draw draw;

    /// Draws the page of a state as this instructor looks at it.
    interface Draw {
        ClassPage page(ClassState state);
    }

    BoardStream(SseClient client, LiveClass live, Regions regions, Draw draw) {
        this.client = client;
        this.live = live;
        this.regions = regions;
        this.draw = draw;
    }

    @Override
    public void run() {
        try (client) {
            var lastSeen = lastEventId();
            var state = live.state();
            var sent = state.lastId() == lastSeen ? regions.cut(draw.page(state)) : Regions.nothing();
            if (state.lastId() == lastSeen) {
                client.sendComment("up to date");
            }
            while (!client.terminated() && !live.closed()) {
                var page = draw.page(state);
                var cut = regions.cut(page);
                send(regions.changes(sent, cut, page), state);
                sent = cut;
                Thread.sleep(GATHER);
                long seen = state.lastId();
                state = live.await(newer -> newer.lastId() != seen, BEAT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String html, ClassState state) {
        if (html.isEmpty()) {
            client.sendComment("still here");
        } else {
            client.sendEvent("message", html, Long.toString(state.lastId()));
        }
    }

    /// What the browser has: its own header after a lost connection, the page's position at first.
    private long lastEventId() {
        var header = client.ctx().header("Last-Event-ID");
        var given = header == null ? client.ctx().queryParam("lastEventId") : header;
        return given != null && given.matches("[0-9]{1,18}") ? Long.parseLong(given) : -1;
    }
}
