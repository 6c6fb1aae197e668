package dev.millrace.slides;

import dev.millrace.identity.ClassId;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityFeed;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Tells one window which slide its class sees: at once, and whenever it changes. A slow window gets the newest only,
/// and a student's nothing of a step that is held back from them.
final class SlideStream implements Runnable, ActivityFeed.Listener {
    /// A window that has gone is found out by talking to it.
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final SseClient client;
    private final Projector projector;
    private final ClassId classId;
    private final Predicate<String> open;
    private final Semaphore news = new Semaphore(0);

    /// @param open whether the window may show a step
    SlideStream(SseClient client, Projector projector, ClassId classId, Predicate<String> open) {
        this.open = open;
        this.client = client;
        this.projector = projector;
        this.classId = classId;
    }

    @Override
    public void run() {
        var subscription = projector.listen(classId, this);
        try (client;
                subscription) {
            news.release(); // what is shown already
            while (!client.terminated()) {
                if (news.tryAcquire(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                    projector
                            .showing(classId)
                            .filter(now -> open.test(now.step()))
                            .ifPresent(this::send);
                } else {
                    client.sendComment("still here");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Showing now) {
        client.sendEvent("message", SlideRoutes.json(now), Long.toString(now.id()));
    }

    @Override
    public void on(Activity activity) {
        if (activity.kind() == Activity.Kind.SLIDE_SHOWN) {
            news.release();
        }
    }

    @Override
    public void fellBehind() {
        client.close(); // the browser comes back, and asks for the place anew
        news.release();
    }
}
