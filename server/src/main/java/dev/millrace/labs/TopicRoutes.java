package dev.millrace.labs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.content.Slug;
import dev.millrace.identity.Visitors;
import dev.millrace.labs.LabRoutes.Told;
import dev.millrace.labs.broker.BrokerWatch;
import dev.millrace.labs.broker.BytesText;
import dev.millrace.labs.broker.Clerk;
import dev.millrace.labs.broker.TopicBrowser.Answer;
import dev.millrace.labs.broker.WholeRecord;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Single records of the asking student's topics: shown whole, downloaded, written, edited and sent again, deleted by a
/// tombstone. With htmx every answer is a part of the page, without script a page or the way back to one.
final class TopicRoutes implements Routes {
    private final Labs labs;
    private final Visitors visitors;
    private final Views views;
    private final ObjectMapper json = new ObjectMapper();

    TopicRoutes(Labs labs, Visitors visitors, Views views) {
        this.labs = labs;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/lab/topics/{topic}/records", this::produce);
        routes.get("/lab/topics/{topic}/draft", this::draft);
        routes.get("/lab/topics/{topic}/{partition}/{offset}", this::show);
        routes.post("/lab/topics/{topic}/{partition}/{offset}/tombstone", this::tombstone);
        routes.get("/lab/topics/{topic}/{partition}/{offset}/key", ctx -> download(ctx, "key", WholeRecord::key));
        routes.get("/lab/topics/{topic}/{partition}/{offset}/value", ctx -> download(ctx, "value", WholeRecord::value));
        routes.get("/lab/topics/{topic}/{partition}/{offset}/json", this::downloadAll);
    }

    private void show(Context ctx) {
        show(ctx, view(ctx, record(ctx)));
    }

    private void show(Context ctx, RecordView view) {
        if (Views.wantsFragment(ctx)) views.fragment(ctx, "labs/record.jte", view);
        else views.page(ctx, "Record " + view.at(), "labs/recordPage.jte", view);
    }

    private RecordView view(Context ctx, WholeRecord record) {
        var as = new RecordView.As(parameter(ctx, "keyAs"), parameter(ctx, "valueAs"));
        var query = RecordQuery.of(ctx);
        return RecordView.of(record, LabRoutes.query(ctx), back(ctx, record.topic()), query.zoneId(), as);
    }

    private void produce(Context ctx) {
        var topic = ctx.pathParam("topic");
        var form = RecordForm.of(ctx);
        try {
            var records = form.toRecords(topic);
            switch (clerk(ctx).writeAll(topic, records)) {
                case Clerk.Outcome.Wrote(var stored, int partitions) -> {
                    var told = Written.sentence(records, stored, partitions) + form.warning();
                    if (Views.wantsFragment(ctx)) views.fragment(ctx, "labs/told.jte", new Told(true, told));
                    else {
                        var last = stored.getLast();
                        ctx.redirect(
                                back(ctx, topic) + "&wrote=" + last.partition() + ":" + last.offset(),
                                HttpStatus.SEE_OTHER);
                    }
                }
                case Clerk.Outcome.Refused(String sentence) -> refuse(ctx, form, sentence);
                case Clerk.Outcome.Done _, Clerk.Outcome.Written _ -> throw new IllegalStateException("one by one");
            }
        } catch (RecordForm.Unfit e) {
            refuse(ctx, form, String.valueOf(e.getMessage()));
        }
    }

    /// With script the form is still there; without it comes back as it was typed.
    private void refuse(Context ctx, RecordForm form, String sentence) {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        if (Views.wantsFragment(ctx)) LabRoutes.refuse(ctx, views, sentence);
        else views.page(ctx, "Not written", "labs/producePage.jte", produceView(ctx, partitions(ctx), form, sentence));
    }

    private ProduceView produceView(Context ctx, int partitions, RecordForm form, String note) {
        var topic = ctx.pathParam("topic");
        return new ProduceView(
                topic, partitions, LabRoutes.step(ctx).map(Slug::value).orElse(""), back(ctx, topic), form, note);
    }

    /// The form, filled from a stored record.
    private void draft(Context ctx) {
        var of = parameter(ctx, "of").split(":", 2);
        if (of.length != 2) throw noRecord("The address says no record.");
        var record = record(ctx, of[0], of[1]);
        var view = draft(ctx, record);
        if (Views.wantsFragment(ctx)) views.fragment(ctx, "labs/produce.jte", view);
        else views.page(ctx, "Edit and resend", "labs/producePage.jte", view);
    }

    private ProduceView draft(Context ctx, WholeRecord record) {
        try {
            var note = "From offset %s of partition %d. Sending writes a new record; the stored one stays."
                    .formatted(LabText.number(record.offset()), record.partition());
            return produceView(ctx, record.partitions(), RecordForm.of(record), note);
        } catch (RecordForm.Unfit e) {
            return produceView(ctx, record.partitions(), RecordForm.EMPTY, String.valueOf(e.getMessage()));
        }
    }

    /// To the partition where the record is: there its key has to be deleted, wherever a hash would lead.
    private void tombstone(Context ctx) {
        var record = record(ctx);
        var view = view(ctx, record);
        var key = record.key();
        if (key.isEmpty()) {
            show(ctx, view.telling(new Told(false, "A record without a key cannot be deleted by a tombstone.")));
            return;
        }
        var tombstone = new ProducerRecord<byte[], byte[]>(record.topic(), record.partition(), key.get(), null);
        var outcome = clerk(ctx).writeAll(record.topic(), List.of(tombstone));
        switch (outcome) {
            case Clerk.Outcome.Wrote(var stored, int partitions) ->
                show(ctx, view.telling(new Told(true, Written.sentence(List.of(tombstone), stored, partitions))));
            case Clerk.Outcome.Refused(String sentence) -> show(ctx, view.telling(new Told(false, sentence)));
            case Clerk.Outcome.Done _, Clerk.Outcome.Written _ -> throw new IllegalStateException("one by one");
        }
    }

    private void download(Context ctx, String what, Function<WholeRecord, Optional<byte[]>> part) {
        var record = record(ctx);
        var bytes = part.apply(record).orElseThrow(() -> noRecord("This record’s " + what + " is null."));
        attach(ctx, record, what + ".bin", bytes);
    }

    private void downloadAll(Context ctx) {
        var record = record(ctx);
        var all = json.createObjectNode()
                .put("topic", record.topic())
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("timestamp", record.timestamp().toString())
                .put("timestampType", record.timestampType());
        record.leaderEpoch().ifPresent(epoch -> all.put("leaderEpoch", epoch));
        put(all, "key", record.key());
        put(all, "value", record.value());
        var headers = all.putArray("headers");
        record.headers().forEach(h -> put(headers.addObject().put("name", h.name()), "value", h.value()));
        attach(ctx, record, "json", all.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    /// Text where the bytes are text, else base64 under a name that says so.
    private static void put(ObjectNode node, String name, Optional<byte[]> bytes) {
        if (bytes.isEmpty()) node.putNull(name);
        else if (BytesText.isText(bytes.get())) node.put(name, new String(bytes.get(), StandardCharsets.UTF_8));
        else node.put(name + "Base64", bytes.get());
    }

    private static void attach(Context ctx, WholeRecord record, String ending, byte[] bytes) {
        var name = "%s-%d-%d.%s"
                .formatted(
                        record.topic().replaceAll("[^A-Za-z0-9._-]", "_"), record.partition(), record.offset(), ending);
        ctx.contentType("application/octet-stream");
        ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        ctx.header("Cache-Control", "no-store");
        ctx.result(bytes);
    }

    private WholeRecord record(Context ctx) {
        return record(ctx, ctx.pathParam("partition"), ctx.pathParam("offset"));
    }

    private WholeRecord record(Context ctx, String partition, String offset) {
        if (!partition.matches("[0-9]{1,6}") || !offset.matches("[0-9]{1,18}")) {
            throw noRecord("Partition and offset of a record are numbers.");
        }
        var browser = watch(ctx)
                .orElseThrow(() -> noRecord("Your broker is not running. Start the lab first."))
                .browser();
        return switch (browser.record(ctx.pathParam("topic"), Integer.parseInt(partition), Long.parseLong(offset))) {
            case Answer.Found<WholeRecord>(var found) -> found;
            case Answer.Refused<WholeRecord>(var sentence) -> throw noRecord(sentence);
        };
    }

    private static Problem noRecord(String sentence) {
        return new Problem(
                HttpStatus.NOT_FOUND, "No such record", sentence, new Problem.Next("To the course", "/course"));
    }

    private Clerk clerk(Context ctx) {
        return watch(ctx)
                .orElseThrow(() -> new RecordForm.Unfit("Your broker is not running. Start the lab first."))
                .clerk();
    }

    private Optional<BrokerWatch> watch(Context ctx) {
        return labs.lab(visitors.student(ctx)).now().open().map(StudentLab.Open::watch);
    }

    /// As many as the topic has, as far as the watch knows.
    private int partitions(Context ctx) {
        return watch(ctx)
                .flatMap(watch -> watch.state().topic(ctx.pathParam("topic")))
                .map(topic -> topic.partitions().size())
                .orElse(1);
    }

    private static String back(Context ctx, String topic) {
        return LabRoutes.home(ctx) + "?topic=" + LabText.inAddress(topic);
    }

    private static String parameter(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).orElse("");
    }
}
