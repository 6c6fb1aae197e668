package dev.millrace.labs;

import dev.millrace.labs.broker.Place;
import dev.millrace.labs.broker.RecordFilter;
import dev.millrace.labs.broker.Seek;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Which records of which topic a page shows, as its address says it: everything typed is kept as it was typed, so
/// that the form comes back filled, and what cannot be followed is said.
///
/// @param topic empty for the first that fits
/// @param from `live`, `end`, `start`, `offset`, `time`, `older` or `newer`
/// @param partition a partition's number; empty for all
/// @param offset for `offset`
/// @param time for `time`: a local date and time in `zone`, or an instant
/// @param place for `older` and `newer`: see [Place]
/// @param key `header` and `value`: what to look for, see [RecordFilter]
/// @param wrote `partition:offset` of the record that was just written by a form
public record RecordQuery(
        String topic,
        String from,
        String partition,
        String offset,
        String time,
        String zone,
        String place,
        String key,
        String header,
        String value,
        boolean exact,
        String wrote) {
    private static final int TEXT_CAP = 200;
    private static final int PLACE_CAP = 30_000;

    static final RecordQuery NOTHING = of(name -> "");

    /// Reads the parameters of a request.
    public static RecordQuery of(Context ctx) {
        return of(name -> Optional.ofNullable(ctx.queryParam(name)).orElse(""));
    }

    /// The records of a topic as they come.
    public static RecordQuery of(Optional<String> topic) {
        return of(name -> name.equals("topic") ? topic.orElse("") : "");
    }

    private static RecordQuery of(java.util.function.UnaryOperator<String> given) {
        java.util.function.UnaryOperator<String> text = name -> {
            var value = given.apply(name);
            return value.length() > TEXT_CAP ? value.substring(0, TEXT_CAP) : value;
        };
        var place = given.apply("place");
        return new RecordQuery(
                given.apply("topic"),
                text.apply("from"),
                text.apply("partition").strip(),
                text.apply("offset").strip(),
                text.apply("time").strip(),
                text.apply("zone"),
                place.length() > PLACE_CAP ? "" : place,
                text.apply("key"),
                text.apply("header"),
                text.apply("value"),
                !text.apply("exact").isEmpty(),
                text.apply("wrote"));
    }

    Optional<String> topicAsked() {
        return Optional.of(topic).filter(name -> !name.isEmpty());
    }

    /// Where to look; live where what was typed says nowhere, and then [#fault] says why.
    Seek seek() {
        return switch (from) {
            case "start" -> new Seek.Start();
            case "end" -> new Seek.End();
            case "offset" ->
                number(offset)
                        .<Seek>map(o -> new Seek.Offset(partitionOr(0), o))
                        .orElse(new Seek.Live());
            case "time" -> instant().<Seek>map(Seek.Time::new).orElse(new Seek.Live());
            case "older" -> Place.parse(place).<Seek>map(Seek.Older::new).orElse(new Seek.End());
            case "newer" -> Place.parse(place).<Seek>map(Seek.Newer::new).orElse(new Seek.Start());
            default -> new Seek.Live();
        };
    }

    public boolean isLive() {
        return seek() instanceof Seek.Live;
    }

    /// Why what was typed cannot be followed; empty where it can.
    public String fault() {
        if (!partition.isEmpty() && number(partition).isEmpty()) return "A partition is a number, or nothing for all.";
        if (from.equals("offset") && number(offset).isEmpty()) {
            return offset.isEmpty() ? "Type the offset to go to." : "An offset is a whole number from 0 on.";
        }
        if (from.equals("time") && instant().isEmpty()) {
            return time.isEmpty() ? "Choose the date and time to go to." : "That is no date and time.";
        }
        return "";
    }

    public RecordFilter filter() {
        var only = number(partition).filter(n -> n < Integer.MAX_VALUE);
        return new RecordFilter(
                key,
                header,
                value,
                exact,
                only.isPresent() ? OptionalInt.of(only.get().intValue()) : OptionalInt.empty());
    }

    public boolean isFiltered() {
        return !filter().isAny();
    }

    /// Every record as it comes: what the server keeps at hand of a topic that is looked at.
    boolean isPlain() {
        return isLive() && !isFiltered();
    }

    private int partitionOr(int otherwise) {
        return number(partition).map(Long::intValue).orElse(otherwise);
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /// The time that was typed; where it has no zone of its own, in the student's.
    Optional<Instant> instant() {
        try {
            return Optional.of(
                    time.endsWith("Z")
                            ? Instant.parse(time)
                            : LocalDateTime.parse(time).atZone(zoneId()).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /// The student's zone as far as the page told it, else the server's.
    public ZoneId zoneId() {
        try {
            return zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return ZoneId.systemDefault();
        }
    }

    /// The same, from somewhere else.
    RecordQuery at(String newFrom, String newPlace) {
        return new RecordQuery(topic, newFrom, partition, "", "", zone, newPlace, key, header, value, exact, "");
    }

    /// The same without what is looked for.
    RecordQuery unfiltered() {
        return new RecordQuery(topic, from, "", offset, time, zone, "", "", "", "", false, "");
    }

    RecordQuery of(String newTopic) {
        return new RecordQuery(newTopic, from, partition, offset, time, zone, place, key, header, value, exact, wrote);
    }

    /// As parameters of an address, those that say something.
    public String text() {
        return parameters().entrySet().stream()
                .filter(p -> !p.getValue().isEmpty())
                .map(p -> p.getKey() + "=" + LabText.inAddress(p.getValue()))
                .collect(Collectors.joining("&"));
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("topic", topic);
        parameters.put("from", from.equals("live") ? "" : from);
        parameters.put("partition", partition);
        parameters.put("offset", from.equals("offset") ? offset : "");
        parameters.put("time", from.equals("time") ? time : "");
        parameters.put("zone", from.equals("time") ? zone : "");
        parameters.put("place", place);
        parameters.put("key", key);
        parameters.put("header", header);
        parameters.put("value", value);
        parameters.put("exact", exact ? "yes" : "");
        return parameters;
    }
}
