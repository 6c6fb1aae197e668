package dev.millrace.bench;

import dev.millrace.client.EventStream;
import dev.millrace.client.Visitor;
import dev.millrace.progress.Activity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/// A student of the measured class, a few seconds between one act and the next. Used by one thread.
final class ClassMember implements Runnable {
    private static final List<String> LESSONS =
            List.of("price-of-synchronous", "just-enough-kafka", "streams-and-tables", "time-and-windows");
    private static final String LAB = "mask-customer-data";
    private static final Pattern QUESTION = Pattern.compile("/course/[a-z-]+/quiz/q[0-9a-f]+");
    private static final int PAUSE_MS = 3_000;

    private final Visitor visitor;
    private final int number;
    private final ClassTally tally;
    private final Random random;
    private boolean handUp;
    private volatile boolean home;

    ClassMember(Visitor visitor, int number, ClassTally tally) {
        this.visitor = visitor;
        this.number = number;
        this.tally = tally;
        this.random = new Random(number);
    }

    /// Ends after the act that was begun, so that everything done is known to be done.
    void goHome() {
        home = true;
    }

    /// Until sent home, with an event stream open all the time.
    @Override
    public void run() {
        try (var _ = EventStream.open(visitor, visitor.request("/class/here/events"), _ -> {})) {
            while (!home) {
                Thread.sleep(PAUSE_MS / 2 + random.nextInt(PAUSE_MS));
                act();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("no event stream", e);
        }
    }

    private void act() {
        int dice = random.nextInt(1000);
        if (handUp || dice < 100) hand();
        else if (dice < 300) answer();
        else if (dice < 480) type();
        else if (dice < 485) submit();
        else read();
    }

    private String read() {
        var started = System.nanoTime();
        var page = visitor.get("/course/" + LESSONS.get(random.nextInt(LESSONS.size())));
        tally.page(System.nanoTime() - started);
        if (page.statusCode() != 200) tally.did(Activity.Kind.OPENED, page.statusCode());
        return page.body();
    }

    private void answer() {
        var question = QUESTION.matcher(read());
        if (question.find()) {
            tally.did(
                    Activity.Kind.ANSWERED,
                    visitor.htmx("POST", question.group(), Map.of("a", "0")).statusCode());
        }
    }

    private void type() {
        var form = Map.of("file", "MaskCustomerData.java", "source", "// typed by " + number + ", " + random.nextInt());
        var saved = visitor.htmx("PUT", "/labs/" + LAB + "/draft", form).statusCode();
        if (saved != 200) tally.did(Activity.Kind.OPENED, saved);
    }

    private void submit() {
        var form = Map.of("scope", "visible", "source:MaskCustomerData.java", "class MaskCustomerData {}");
        tally.did(
                Activity.Kind.SUBMITTED,
                visitor.htmx("POST", "/labs/" + LAB + "/submissions", form).statusCode());
    }

    private void hand() {
        handUp = !handUp;
        if (handUp) tally.raises(ClassTally.name(number));
        var answer = visitor.htmx(handUp ? "POST" : "DELETE", "/class/hand", Map.of());
        tally.did(handUp ? Activity.Kind.HAND_RAISED : Activity.Kind.HAND_LOWERED, answer.statusCode());
    }
}
