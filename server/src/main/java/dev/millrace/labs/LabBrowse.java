package dev.millrace.labs;

import dev.millrace.labs.broker.RecordPage;
import dev.millrace.labs.broker.RecordPage.At;
import dev.millrace.labs.broker.SeenRecord;
import java.util.List;
import java.util.Optional;

/// The records that a page shows, and how it came to them.
///
/// @param rows newest first
/// @param page set where they were looked for in the topic, empty where they only come as they are written
/// @param note what cannot be followed, or what is to know about the place; empty for nothing
/// @param rate records a second that are written to the topic
/// @param still whether what the page shows already is to stay as it is
public record LabBrowse(
        RecordQuery query, List<SeenRecord> rows, Optional<RecordPage> page, String note, long rate, boolean still) {
    static final LabBrowse NOTHING = new LabBrowse(RecordQuery.NOTHING, List.of(), Optional.empty(), "", 0, false);

    public LabBrowse {
        rows = List.copyOf(rows);
    }

    /// Where the live records go on after those that were looked for.
    String seen() {
        return query.isLive() ? page.map(p -> "&seen=" + p.to().text()).orElse("") : "";
    }

    public boolean isTarget(SeenRecord record) {
        return page.flatMap(RecordPage::target)
                .filter(new At(record.partition(), record.offset())::equals)
                .isPresent();
    }

    /// The address parameters of what comes before; empty where nothing does.
    public String older() {
        return page.filter(p -> p.older() > 0)
                .map(p -> query.at("older", p.from().text()).text())
                .orElse("");
    }

    /// The address parameters of what comes after; empty where nothing does.
    public String newer() {
        return page.filter(p -> p.newer() > 0 && !query.isLive())
                .map(p -> query.at("newer", p.to().text()).text())
                .orElse("");
    }

    public String live() {
        return query.at("", "").text();
    }

    public String end() {
        return query.at("end", "").text();
    }

    public String start() {
        return query.at("start", "").text();
    }

    public String unfiltered() {
        return query.unfiltered().text();
    }

    /// "Searched 50,000 of 1,000,000 …"; empty where nothing was searched.
    public String searched() {
        return query.filter().looksInside() ? page.map(LabBrowse::searched).orElse("") : "";
    }

    private static String searched(RecordPage page) {
        var search = page.search();
        var words =
                "Searched %s of %s".formatted(LabText.number(search.looked()), LabText.count(search.total(), "record"));
        if (search.reached().isEmpty() || !search.unfinished()) return words + ".";
        var at = search.reached().get();
        return words
                + " %s to offset %s of partition %d%s."
                        .formatted(
                                search.forward() ? "forward" : "back",
                                LabText.number(at.offset()),
                                at.partition(),
                                search.reachedTime()
                                        .map(time -> ", " + LabText.time(time))
                                        .orElse(""));
    }

    /// Whether the search stopped before it was through, and the parameters to go on with.
    public String goOn() {
        return page.filter(p -> p.search().unfinished())
                .map(p -> p.search().forward()
                        ? newer(p)
                        : query.at("older", p.from().text()).text())
                .orElse("");
    }

    private String newer(RecordPage page) {
        return query.at("newer", page.to().text()).text();
    }

    /// Where the page is, in words: "Partition 1 from offset 500".
    public String where() {
        return page.map(p -> "%s older, %s newer".formatted(LabText.number(p.older()), LabText.number(p.newer())))
                .orElse("");
    }
}
