package dev.millrace.classroom;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One person's event stream: waits for the class to change, cuts their page anew and sends the regions that are
/// different, with the version of the state as the event's id. A slow browser delays only itself and then gets the
/// newest state, never a backlog. Used by one thread.
final class LiveStream implements Runnable {
    /// Time passes without activity as well: who is idle becomes stuck, who left is no longer present.
    private static final Duration BEAT = Duration.ofSeconds(10);
    /// Many changes at once are one event.
    private static final Duration GATHER = Duration.ofMillis(150);

    /// Tells a page that nothing is new, so that it notices when a proxy keeps the stream to itself.
    private static final String BEAT_EVENT = "beat";

    private final SseClient client;
    private final LiveClass live;
    private final Page page;

    /// Somebody's page.
    interface Page {
        /// Whether the class is still theirs: they are in it, or look at it. Otherwise the stream ends.
        boolean isTheirs(ClassState state);

        /// The page of a state; asked for at least every ten seconds while they are there.
        Cut cut(ClassState state);

        /// Whether it may look different now, without drawing it.
        boolean isNews(ClassState seen, ClassState now);
    }

    LiveStream(SseClient client, LiveClass live, Page page) {
        this.client = client;
        this.live = live;
        this.page = page;
    }

    @Override
    public void run() {
        try (client) {
            var state = live.state();
            var sent = state.version().equals(lastEventId()) ? page.cut(state) : Cut.NOTHING;
            while (!client.terminated() && !live.closed()) {
                if (!page.isTheirs(state)) return; // the browser comes back as who they are now
                var cut = page.cut(state);
                send(cut.since(sent), state);
                sent = cut;
                state = next(state);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The state once there is news for this page, or after a beat. Asks no more often than it would send: in
    /// a full class something happens all the time, and little of it concerns one student.
    private ClassState next(ClassState sent) throws InterruptedException {
        long beat = System.nanoTime() + BEAT.toNanos();
        var last = sent;
        do {
            Thread.sleep(GATHER);
            var asked = last.version();
            last = live.await(
                    now -> !now.version().equals(asked), Duration.ofNanos(Math.max(0, beat - System.nanoTime())));
        } while (!live.closed() && System.nanoTime() < beat && !page.isNews(sent, last));
        return last;
    }

    private void send(String html, ClassState state) {
        if (html.isEmpty()) {
            client.sendEvent(BEAT_EVENT, "still here");
        } else {
            client.sendEvent("message", html, state.version());
        }
    }

    /// What the browser has: its own header after a lost connection, the page's position at first.
    private @Nullable String lastEventId() {
        var header = client.ctx().header("Last-Event-ID");
        return header == null ? client.ctx().queryParam("lastEventId") : header;
    }
}
