package dev.millrace.classroom;

import dev.millrace.classroom.ClassPage.Choice;
import dev.millrace.classroom.ClassPage.Fleet;
import dev.millrace.classroom.ClassPage.HandList;
import dev.millrace.classroom.ClassPage.HandRow;
import dev.millrace.classroom.ClassPage.Line;
import dev.millrace.classroom.ClassPage.MachineCell;
import dev.millrace.classroom.ClassPage.Present;
import dev.millrace.classroom.ClassPage.StuckList;
import dev.millrace.classroom.ClassPage.StuckRow;
import dev.millrace.classroom.ClassPage.Ticker;
import dev.millrace.classroom.StudentProgress.Machine;
import dev.millrace.content.Step;
import dev.millrace.identity.Student;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Puts the class page together from a moment and an angle.
final class PageView {
    private static final int TICKER = 12;

    private PageView() {}

    /// @param code the class's join code
    /// @param origin scheme and host, for the invitation
    static ClassPage of(Moment moment, Angle angle, String code, String origin) {
        var day = moment.day(angle);
        return new ClassPage(
                code,
                origin + "/?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8),
                "/class/events?" + angle.on(day.number()).query() + "&lastEventId="
                        + moment.state().lastId(),
                day.title(),
                days(moment, angle),
                sorts(angle),
                PaceView.of(moment, angle),
                HeatView.of(moment, angle),
                stuck(moment),
                hands(moment),
                fleet(moment),
                ticker(moment),
                new Present(moment.present().size()));
    }

    private static List<Choice> days(Moment moment, Angle angle) {
        var shown = moment.day(angle);
        return moment.course().days().stream()
                .map(day -> new Choice(
                        day.title(), "/class?" + angle.on(day.number()).query(), day.equals(shown)))
                .toList();
    }

    private static List<Choice> sorts(Angle angle) {
        return Arrays.stream(Angle.Sort.values())
                .map(sort -> new Choice(sort.label(), "/class?" + angle.by(sort).query(), sort == angle.sort()))
                .toList();
    }

    private static StuckList stuck(Moment moment) {
        var rows = Stuck.all(moment).stream()
                .map(stuck -> new StuckRow(
                        stuck.student().id().value(), stuck.student().name(), stuck.why(), stuck.idleSince()))
                .toList();
        return new StuckList(rows, moment.students().size());
    }

    static HandList hands(Moment moment) {
        return new HandList(moment.state().line().stream()
                .flatMap(id -> moment.student(id).stream())
                .map(student -> hand(moment, student))
                .toList());
    }

    private static HandRow hand(Moment moment, Student student) {
        return new HandRow(
                student.id().value(),
                student.name(),
                moment.here(student).map(Step::name).orElse(""),
                moment.of(student).handSince().orElseThrow());
    }

    private static Fleet fleet(Moment moment) {
        var cells = new ArrayList<MachineCell>();
        var states = new ArrayList<Machine>();
        for (int i = 0; i < moment.students().size(); i++) {
            var student = moment.students().get(i);
            var machine = moment.of(student).machine();
            if (machine != Machine.NONE) {
                var word = machine.name().toLowerCase(Locale.ROOT);
                cells.add(new MachineCell(i + 1, student.name() + ": " + word, machine == Machine.READY ? "" : word));
                states.add(machine);
            }
        }
        return new Fleet(
                cells,
                count(states, Machine.READY),
                count(states, Machine.STARTING),
                count(states, Machine.STOPPED) + count(states, Machine.FAILED));
    }

    private static int count(List<Machine> states, Machine wanted) {
        return (int) states.stream().filter(wanted::equals).count();
    }

    private static Ticker ticker(Moment moment) {
        return new Ticker(moment.state().recent().stream()
                .flatMap(activity ->
                        Words.of(moment, activity).map(words -> new Line(activity.id(), activity.at(), words)).stream())
                .limit(TICKER)
                .toList());
    }
}
