package dev.millrace.classroom;

import dev.millrace.web.Views;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parts of the class page that change, each as HTML under the id of its element. The page and the event stream
/// render them by the same templates.
final class Regions {
    private static final String ROW = "s-";

    private final Views views;

    Regions(Views views) {
        this.views = views;
    }

    /// A page cut into regions. `order` is the order of the rows: when it differs, the rows are sent together.
    record Cut(Map<String, String> regions, List<String> order) {}

    Cut cut(ClassPage page) {
        var regions = new LinkedHashMap<String, String>();
        regions.put("pace", views.text("classroom/pace.jte", page.pace()));
        regions.put("stuck", views.text("classroom/stuck.jte", page.stuck()));
        regions.put("hands", views.text("classroom/hands.jte", page.hands()));
        regions.put("fleet", views.text("classroom/fleet.jte", page.fleet()));
        regions.put("ticker", views.text("classroom/ticker.jte", page.ticker()));
        regions.put("heat-head", "<table>" + views.text("classroom/heatHead.jte", page.heat()) + "</table>");
        regions.put("present", views.text("classroom/present.jte", page.present()));
        for (var row : page.heat().rows()) {
            regions.put(ROW + row.id(), views.text("classroom/heatRow.jte", row));
        }
        var order = page.heat().rows().stream().map(ClassPage.HeatRow::id).toList();
        return new Cut(regions, order);
    }

    /// The HTML of what has changed from one cut to the next; empty when nothing has. Parts of the table come inside a
    /// table, because alone the browser's parser would drop them.
    String changes(Cut before, Cut now, ClassPage page) {
        boolean sameOrder = before.order().equals(now.order());
        var html = new StringBuilder();
        var rows = new StringBuilder();
        now.regions().forEach((id, region) -> {
            if (!region.equals(before.regions().get(id))) {
                (id.startsWith(ROW) ? rows : html).append(region);
            }
        });
        var body = sameOrder ? rows.toString() : views.text("classroom/heatRows.jte", page.heat());
        return body.isEmpty() ? html.toString() : html + "<table>" + body + "</table>";
    }

    /// A cut that differs from every other: all of the page is news after it.
    static Cut nothing() {
        return new Cut(Map.of(), List.of());
    }
}
