package dev.millrace.classroom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A page cut into the parts that change, each as HTML under the id of its element. Parts of a table, whose ids begin
/// with [#ROW], come inside a table, because alone the browser's parser would drop them.
///
/// @param order the order of the rows: when it differs from before, the table's body is sent as a whole
/// @param body that body
record Cut(Map<String, String> regions, List<String> order, Supplier<String> body) {
    static final String ROW = "s-";
    /// Differs from every other: all of the page is news after it.
    static final Cut NOTHING = new Cut(Map.of(), List.of(), () -> "");

    /// A page without a table.
    static Cut of(Map<String, String> regions) {
        return new Cut(regions, List.of(), () -> "");
    }

    /// With more regions beside the table.
    Cut with(Map<String, String> more) {
        var all = new LinkedHashMap<>(regions);
        all.putAll(more);
        return new Cut(all, order, body);
    }

    /// The HTML of what differs from an earlier cut; empty when nothing does.
    String since(Cut before) {
        boolean sameOrder = before.order.equals(order);
        var html = new StringBuilder();
        var rows = new StringBuilder();
        regions.forEach((id, region) -> {
            if (!region.equals(before.regions.get(id))) {
                (id.startsWith(ROW) ? rows : html).append(region);
            }
        });
        var table = sameOrder ? rows.toString() : body.get();
        return table.isEmpty() ? html.toString() : html + "<table>" + table + "</table>";
    }
}
