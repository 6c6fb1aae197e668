package dev.millrace.labs;

import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.labs.broker.BrokerWatch;
import dev.millrace.labs.broker.Place;
import dev.millrace.labs.broker.RecordPage;
import dev.millrace.labs.broker.SeenRecord;
import dev.millrace.web.Problem;
import dev.millrace.web.Views;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The live side of the Topics tab: an event stream on the request's own virtual thread.
///
/// Nothing is queued: whenever the lab's pulse beats, the stream looks at how things are and sends what differs from
/// what it sent before, so a slow reader skips and never holds anybody up. Events: `message` with parts of the page
/// (elements with ids, to be put in their places), `rows` with all rows of the table, `records` with new ones for its
/// top, both at most [#ROWS_A_SECOND]. The id of a row event is where the reader is in the feed; one that comes back
/// with it gets what it missed.
final class LabStream {
    private static final Duration PING = Duration.ofSeconds(10);
    private static final Duration PACE = Duration.ofMillis(150);
    private static final Duration CATCH_UP = Duration.ofMillis(500);
    private static final int MOST_A_STUDENT = 8;
    /// More rows than this nobody can read, and a page would only shake.
    static final int ROWS_A_SECOND = 200;

    private final Labs labs;
    private final Views views;
    private final Map<StudentId, Integer> open = new ConcurrentHashMap<>();

    LabStream(Labs labs, Views views) {
        this.labs = labs;
        this.views = views;
    }

    void serve(Context ctx, Student student, Optional<Slug> step, RecordQuery query) throws IOException {
        if (open.merge(student.id(), 1, Integer::sum) > MOST_A_STUDENT) {
            leave(student);
            throw new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many pages",
                    "This lab is open in many tabs. Close some of them and reload.",
                    new Problem.Next("To the course", "/course"));
        }
        try {
            ctx.res().setContentType("text/event-stream");
            ctx.res().setCharacterEncoding("UTF-8");
            ctx.header("Cache-Control", "no-store");
            ctx.header("X-Accel-Buffering", "no");
            ctx.res().flushBuffer();
            new Reader(ctx.res().getOutputStream(), student, step, query, Shown.in(ctx), lastId(ctx)).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // the reader left; that is how these streams end
        } finally {
            leave(student);
        }
    }

    private void leave(Student student) {
        open.computeIfPresent(student.id(), (_, n) -> n == 1 ? null : n - 1);
    }

    private static @Nullable String lastId(Context ctx) {
        var header = ctx.header("Last-Event-ID");
        return header != null ? header : ctx.queryParam("lastEventId");
    }

    /// Which faces of the panel and of the topic's part a page shows.
    ///
    /// @param seen where live records go on after those that the page looked for; without it from the newest on
    private record Shown(String face, String topic, Optional<Place> seen) {
        static Shown of(LabDock dock) {
            return new Shown(dock.status().face().name(), dock.shown(), Optional.empty());
        }

        static Shown in(Context ctx) {
            return new Shown(
                    Optional.ofNullable(ctx.queryParam("face")).orElse(""),
                    Optional.ofNullable(ctx.queryParam("shown")).orElse(""),
                    Optional.ofNullable(ctx.queryParam("seen")).flatMap(Place::parse));
        }
    }

    /// One page that is open.
    private final class Reader {
        private final OutputStream out;
        private final Student student;
        private final StudentLab lab;
        private final Optional<Slug> step;
        private final RecordQuery query;
        private final Allowance allowance = new Allowance(ROWS_A_SECOND);
        private final Map<String, String> sent = new LinkedHashMap<>();
        private Shown page;
        private Optional<Place> seen;
        private String rowsOf = "";
        private @Nullable String topicSeen;
        private String feed = "";
        private long number;
        private boolean behind;
        private @Nullable BrokerWatch watched;
        private String viewed = "";
        private BrokerWatch.View view = () -> {};

        Reader(
                OutputStream out,
                Student student,
                Optional<Slug> step,
                RecordQuery query,
                Shown page,
                @Nullable String lastId) {
            this.out = out;
            this.page = page;
            this.seen = page.seen();
            this.student = student;
            this.lab = labs.lab(student);
            this.step = step;
            this.query = query;
            resumeAfter(lastId);
        }

        private void resumeAfter(@Nullable String lastId) {
            int split = lastId == null ? -1 : lastId.lastIndexOf(':');
            if (lastId == null || split < 0 || !lastId.substring(split + 1).matches("[0-9]{1,18}")) return;
            feed = lastId.substring(0, split);
            number = Long.parseLong(lastId.substring(split + 1));
        }

        void run() throws IOException, InterruptedException {
            try (var _ = lab.visit()) {
                long beat = -1;
                while (!labs.isHushed()) {
                    var dock = dock();
                    look(dock);
                    sendParts(dock);
                    sendRows(dock);
                    out.flush();
                    Thread.sleep(PACE);
                    long now = lab.pulse().await(beat, behind ? CATCH_UP : PING);
                    if (now == beat) out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                    beat = now;
                }
            } finally {
                view.close();
            }
        }

        /// A page that looks back in a topic, and gets a broker or that topic only now, looks anew.
        private LabDock dock() {
            var dock = labs.docks().now(lab, labs.bootstrap(student), step, query);
            var now = Shown.of(dock);
            boolean turned = !now.face().equals(page.face());
            boolean otherTopic =
                    !now.topic().equals(page.topic()) && !dock.topicName().equals(topicSeen);
            topicSeen = dock.topicName();
            if (query.isPlain() || !dock.is(LabDock.Face.READY) || !(turned || otherTopic)) return dock;
            var fresh = labs.docks().fresh(lab, labs.bootstrap(student), step, query);
            seen = fresh.browse().page().map(RecordPage::to);
            return fresh;
        }

        /// Keeps the watch looking at what this page shows.
        private void look(LabDock dock) {
            var watch = lab.now().open().map(StudentLab.Open::watch).orElse(null);
            if (watch == watched && viewed.equals(dock.topicName())) return;
            view.close();
            watched = watch;
            viewed = dock.topicName();
            view = watch == null ? () -> {} : watch.view(viewed);
        }

        private void sendParts(LabDock dock) throws IOException {
            var html = new StringBuilder();
            var known = page;
            page = Shown.of(dock);
            boolean turned = !page.face().equals(known.face());
            boolean otherTopic = !page.topic().equals(known.topic());
            if (turned) html.append(views.text("labs/panel.jte", dock));
            else if (otherTopic && dock.is(LabDock.Face.READY)) html.append(views.text("labs/records.jte", dock));
            // a table that was sent anew gets all its rows
            if (turned || otherTopic) feed = "";
            for (var template : LabParts.of(dock)) {
                var text = views.text(template, dock);
                if (!text.equals(sent.put(template, text)))
                    html.append(turned ? LabParts.outside(template, text) : text);
            }
            if (!html.isEmpty()) event("message", null, html.toString());
        }

        private void sendRows(LabDock dock) throws IOException {
            behind = false;
            if (watched == null || !query.isLive()) return;
            var rows = watched.rows(dock.topicName(), query.filter());
            boolean otherTopic = !rowsOf.isEmpty() && !rowsOf.equals(dock.topicName());
            if (otherTopic) seen = Optional.empty();
            rowsOf = dock.topicName();
            boolean anew = otherTopic || !rows.feed().equals(feed);
            if (!anew && rows.arrived() <= number) return;
            // what fits a filter goes on after what was looked for; without one the newest are all there is to show
            var news = query.isFiltered() ? unseen(rows.after(feed, number)) : rows.after(feed, number);
            int granted = allowance.grant(news.size());
            behind = granted < news.size();
            if (behind && granted == 0) return;
            long skipped = anew || query.isFiltered() ? 0 : Math.max(0, rows.arrived() - number - granted);
            feed = rows.feed();
            number = rows.arrived();
            if (news.isEmpty() && !anew && skipped == 0) return;
            boolean whole = otherTopic || (anew && !query.isFiltered());
            var view = new LabRows(dock, news.subList(0, granted), !whole, skipped);
            event(whole ? "rows" : "records", feed + ":" + number, views.text("labs/rows.jte", view));
        }

        private List<SeenRecord> unseen(List<SeenRecord> rows) {
            var fresh = rows.stream()
                    .filter(row -> seen.isEmpty() || seen.get().isBefore(row))
                    .toList();
            seen = seen.map(place -> place.past(fresh));
            return fresh;
        }

        private void event(String name, @Nullable String id, String data) throws IOException {
            var text = new StringBuilder("event: ").append(name).append('\n');
            if (id != null) text.append("id: ").append(id).append('\n');
            data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
            if (data.isEmpty()) text.append("data:\n");
            out.write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
