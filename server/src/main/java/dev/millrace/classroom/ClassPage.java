package dev.millrace.classroom;

import dev.millrace.polls.InstructorPoll;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the class page shows. Each nested record with an `id` in its template is a region that the event stream sends
/// again when it has changed.
///
/// @param events the address of the event stream that goes on where this page ends
/// @param regions the address to ask every few seconds where no stream gets through
/// @param steps those that an announcement can link to
/// @param following how many follow: "19 of 24 follow"
/// @param invite the address by which a student joins, code filled in
public record ClassPage(
        String code,
        String invite,
        String events,
        String regions,
        String dayTitle,
        List<Choice> days,
        List<Choice> sorts,
        List<Choice> filters,
        PaceBoard pace,
        HoldsBoard holds,
        SaidBoard said,
        String following,
        List<Target> steps,
        Heat heat,
        StuckList stuck,
        HandList hands,
        InstructorPoll poll,
        LabBoard lab,
        Fleet fleet,
        LobbyView lobby,
        Ticker ticker,
        Present present) {
    public ClassPage {
        days = List.copyOf(days);
        sorts = List.copyOf(sorts);
        steps = List.copyOf(steps);
        filters = List.copyOf(filters);
    }

    /// A link of a switch; `on` is the one in use.
    public record Choice(String label, String href, boolean on) {}

    /// The heatmap: students by lessons and labs.
    ///
    /// @param students how many there are, also those that are filtered out
    public record Heat(List<Column> columns, List<HeatRow> rows, int students) {
        public Heat {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /// The number of students in words.
        public String size() {
            var all = students == 1 ? "1 student" : students + " students";
            return rows.size() == students ? all : rows.size() + " of " + all;
        }
    }

    public record Column(String label, String title, boolean now) {}

    /// One student.
    public record HeatRow(String id, String name, boolean hand, List<Cell> cells) {
        public HeatRow {
            cells = List.copyOf(cells);
        }
    }

    /// One student at one step: how it looks (`css`), and the word or number in it.
    public record Cell(String css, String text, boolean lab, boolean stuck) {}

    /// Who seems to need somebody.
    public record StuckList(List<StuckRow> rows, int students) {
        public StuckList {
            rows = List.copyOf(rows);
        }
    }

    public record StuckRow(String id, String name, String why, Instant idleSince) {}

    /// Raised hands, the longest waiting first.
    public record HandList(List<HandRow> rows) {
        public HandList {
            rows = List.copyOf(rows);
        }
    }

    /// One raised hand.
    ///
    /// @param questionHtml what they ask; sanitised, or nothing
    /// @param where the step at which they raised it, and what failed there last
    public record HandRow(String id, String name, String questionHtml, String where, Instant since) {}

    /// The students' lab machines.
    ///
    /// @param memory how much is free for labs; empty where they take none of this machine
    /// @param wishes what the instructor can ask for all of them
    /// @param said what came of such a wish
    public record Fleet(
            List<MachineCell> machines,
            List<FleetCount> counts,
            String memory,
            List<FleetWish> wishes,
            Optional<String> said) {
        public Fleet {
            machines = List.copyOf(machines);
            counts = List.copyOf(counts);
            wishes = List.copyOf(wishes);
        }
    }

    /// How many machines stand alike: "3 ready".
    public record FleetCount(String state, String words) {}

    /// One wish for everybody's lab, and what it does and costs.
    ///
    /// @param path the last part of the address to post to
    public record FleetWish(String path, String label, String cost, boolean possible) {}

    /// One student's lab machine; the number is the student's place in the list by name.
    ///
    /// @param state `ready`, `starting`, `idle`, `stopping`, `stopped`, `failed` or `unreachable`
    public record MachineCell(int number, String title, String state) {}

    /// What happened last, newest first.
    public record Ticker(List<Line> lines) {
        public Ticker {
            lines = List.copyOf(lines);
        }
    }

    public record Line(long id, Instant at, String text) {}

    /// How many students are here now.
    public record Present(int here) {}
}
