package dev.millrace.labs;

import dev.millrace.labs.broker.BytesText;
import dev.millrace.labs.broker.WholeRecord;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One record as the drawer and its own page show it: everything that is stored of it, as safe text.
///
/// @param base the record's address without parameters
/// @param query the parameter that says which lab's page it belongs to; `back`: that page
/// @param hashed the partition that Java's client chooses for the key, as a sentence; empty without a key
/// @param older the addresses of the records beside it in the partition; empty where there is none
/// @param headers those that are shown of `headerCount`
/// @param told what came of a form on it
public record RecordView(
        String topic,
        int partition,
        long offset,
        String base,
        String query,
        String back,
        String instant,
        String time,
        String timestampType,
        Optional<Integer> leaderEpoch,
        Optional<Part> key,
        Optional<Part> value,
        List<Header> headers,
        int headerCount,
        String hashed,
        String older,
        String newer,
        Optional<LabRoutes.Told> told) {
    private static final int HEADERS_SHOWN = 200;
    private static final int HEADER_CAP = 4_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    public RecordView {
        headers = List.copyOf(headers);
    }

    /// A key or a value.
    ///
    /// @param as how it is written out: `json`, `text` or `hex`; `choices`: how it can be
    /// @param cut how much is left out, as a sentence; empty for nothing
    public record Part(String text, String as, List<String> choices, int size, String cut) {
        static Part of(byte[] bytes, String asked) {
            var json = BytesText.json(bytes);
            var choices = new ArrayList<>(List.of("text", "hex"));
            if (json.isPresent()) choices.addFirst("json");
            var usual = json.isPresent() ? "json" : BytesText.isText(bytes) ? "text" : "hex";
            var as = choices.contains(asked) ? asked : usual;
            var text = switch (as) {
                case "json" -> json.orElse("");
                case "hex" -> BytesText.dump(bytes);
                default -> BytesText.text(bytes);
            };
            int shown = as.equals("hex") ? BytesText.dumped(bytes.length) : Math.min(bytes.length, BytesText.MOST);
            var cut = shown == bytes.length
                    ? ""
                    : "The first %s of %s are shown."
                            .formatted(LabText.number(shown), LabText.count(bytes.length, "byte"));
            return new Part(text, as, List.copyOf(choices), bytes.length, cut);
        }
    }

    /// One header of it.
    ///
    /// @param value empty for null
    public record Header(String name, Optional<String> value, boolean binary) {
        static Header of(WholeRecord.Header header) {
            boolean binary = header.value().isPresent()
                    && !BytesText.isText(header.value().get());
            var text = header.value().map(bytes -> binary ? BytesText.dump(bytes) : BytesText.text(bytes));
            return new Header(
                    shortened(BytesText.text(header.name().getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                    text.map(Header::shortened),
                    binary);
        }

        private static String shortened(String text) {
            return text.length() > HEADER_CAP ? text.substring(0, HEADER_CAP) + "…" : text;
        }
    }

    /// @param as how key and value were asked for
    static RecordView of(WholeRecord record, String query, String back, ZoneId zone, As as) {
        var headers = record.headers();
        var topic = "/lab/topics/" + LabText.inAddress(record.topic()) + "/" + record.partition() + "/";
        return new RecordView(
                record.topic(),
                record.partition(),
                record.offset(),
                topic + record.offset(),
                query,
                back,
                record.timestamp().toString(),
                TIME.format(record.timestamp().atZone(zone)) + " " + LabText.zone(zone),
                record.timestampType(),
                record.leaderEpoch(),
                record.key().map(bytes -> Part.of(bytes, as.key())),
                record.value().map(bytes -> Part.of(bytes, as.value())),
                headers.stream().limit(HEADERS_SHOWN).map(Header::of).toList(),
                headers.size(),
                record.hashed().map(p -> hashed(p, record.partition())).orElse(""),
                record.hasOlder() ? topic + (record.offset() - 1) + "?" + query : "",
                record.hasNewer() ? topic + (record.offset() + 1) + "?" + query : "",
                Optional.empty());
    }

    /// How key and value are to be written out; anything unknown is "as suits them".
    record As(String key, String value) {}

    private static String hashed(int hashed, int stored) {
        return hashed == stored
                ? "Java’s client hashes this key to partition %d.".formatted(hashed)
                : "Java’s client would hash this key to partition %d: another partitioner, a chosen partition, or fewer partitions at the time put it here."
                        .formatted(hashed);
    }

    RecordView telling(LabRoutes.Told outcome) {
        return new RecordView(
                topic,
                partition,
                offset,
                base,
                query,
                back,
                instant,
                time,
                timestampType,
                leaderEpoch,
                key,
                value,
                headers,
                headerCount,
                hashed,
                older,
                newer,
                Optional.of(outcome));
    }

    public int hiddenHeaders() {
        return headerCount - headers.size();
    }

    public boolean isTombstone() {
        return value.isEmpty();
    }

    /// Its address, written out in another way.
    public String shownAs(boolean ofKey, String choice) {
        return "%s?%s&%s=%s".formatted(base, query, ofKey ? "keyAs" : "valueAs", choice);
    }

    /// What it can be called by: topic, partition, offset.
    public String at() {
        return topic + "-" + partition + "@" + offset;
    }
}
