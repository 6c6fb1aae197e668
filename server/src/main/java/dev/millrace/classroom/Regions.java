package dev.millrace.classroom;

import dev.millrace.web.Views;
import java.util.LinkedHashMap;

/// The parts of the class page that change, each as HTML under the id of its element. The page and the event stream
/// render them by the same templates.
final class Regions {
    private final Views views;

    Regions(Views views) {
        this.views = views;
    }

    /// A student's page.
    Cut cut(HereView here, AskedView asked) {
        var regions = new LinkedHashMap<String, String>();
        regions.put("here", views.text("classroom/here.jte", here));
        regions.put("poll", views.text("polls/strip.jte", new PollStrip(asked.poll())));
        regions.put("talk", views.text("classroom/talkStrip.jte", asked.talk()));
        regions.put("sent-hint", views.text("classroom/sentHint.jte", asked));
        regions.put("boards", views.text("classroom/boards.jte", asked));
        return Cut.of(regions);
    }

    /// The instructor's page.
    Cut cut(ClassPage page) {
        var regions = new LinkedHashMap<String, String>();
        regions.put("pace", views.text("classroom/pace.jte", page.pace()));
        regions.put("lobby", views.text("classroom/lobby.jte", page.lobby()));
        regions.put("holds", views.text("classroom/holds.jte", page.holds()));
        regions.put("said", views.text("classroom/said.jte", page.said()));
        regions.put("days", views.text("classroom/days.jte", page));
        regions.put("class-live", views.text("classroom/classLive.jte", page));
        regions.put("stuck", views.text("classroom/stuck.jte", page.stuck()));
        regions.put("hands", views.text("classroom/hands.jte", page.hands()));
        regions.put("poll", views.text("polls/current.jte", page.poll()));
        regions.put("lab-now", views.text("classroom/labBoard.jte", page.lab()));
        regions.put("fleet", views.text("classroom/fleet.jte", page.fleet()));
        regions.put("ticker", views.text("classroom/ticker.jte", page.ticker()));
        regions.put("heat-head", "<table>" + views.text("classroom/heatHead.jte", page.heat()) + "</table>");
        regions.put("present", views.text("classroom/present.jte", page.present()));
        for (var row : page.heat().rows()) {
            regions.put(Cut.ROW + row.id(), views.text("classroom/heatRow.jte", row));
        }
        var order = page.heat().rows().stream().map(ClassPage.HeatRow::id).toList();
        return new Cut(regions, order, () -> views.text("classroom/heatRows.jte", page.heat()));
    }
}
