package dev.millrace.bench;

import dev.millrace.client.EventStream;
import dev.millrace.client.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/// The instructor's page of the measured class: tells the tally of every hand that it shows.
final class Board implements AutoCloseable {
    private static final Pattern STREAM = Pattern.compile("data-sse=\"(/class/events[^\"]+)\"");
    private static final Pattern HANDS = Pattern.compile("(?s)<section[^>]* id=\"hands\".*?</section>");
    private static final Pattern NAME = Pattern.compile("Student \\d+");
    private static final int SETTLE_STEPS = 100;

    private final ClassTally tally;
    private final EventStream stream;

    private Board(ClassTally tally, EventStream stream) {
        this.tally = tally;
        this.stream = stream;
    }

    static Board open(Visitor instructor, ClassTally tally) throws InterruptedException {
        var stream = STREAM.matcher(instructor.get("/class").body());
        if (!stream.find()) {
            throw new IllegalStateException("the class page has no event stream");
        }
        var path = stream.group(1).replace("&amp;", "&");
        try {
            return new Board(tally, EventStream.open(instructor, instructor.request(path), html -> look(html, tally)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void look(String html, ClassTally tally) {
        var hands = HANDS.matcher(html);
        while (hands.find()) {
            NAME.matcher(hands.group()).results().forEach(name -> tally.shown(name.group()));
        }
    }

    /// Waits a while for hands that are still to come.
    void settle() throws InterruptedException {
        for (int i = 0; i < SETTLE_STEPS && tally.awaitsHands(); i++) {
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
