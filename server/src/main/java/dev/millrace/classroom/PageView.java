package dev.millrace.classroom;

import dev.millrace.classroom.ClassPage.Choice;
import dev.millrace.classroom.ClassPage.Fleet;
import dev.millrace.classroom.ClassPage.HandList;
import dev.millrace.classroom.ClassPage.HandRow;
import dev.millrace.classroom.ClassPage.Line;
import dev.millrace.classroom.ClassPage.Present;
import dev.millrace.classroom.ClassPage.StuckList;
import dev.millrace.classroom.ClassPage.StuckRow;
import dev.millrace.classroom.ClassPage.Ticker;
import dev.millrace.content.Step;
import dev.millrace.content.text.Remark;
import dev.millrace.identity.Student;
import dev.millrace.polls.InstructorPoll;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Puts the class page together from a moment and an angle.
final class PageView {
    private static final int TICKER = 12;

    private PageView() {}

    /// @param code the class's join code
    /// @param origin scheme and host, for the invitation
    /// @param fleet where the students' labs stand
    /// @param lobby who is ready before the class begins
    static ClassPage of(Moment moment, Angle angle, String code, String origin, Fleet fleet, LobbyView lobby) {
        var day = moment.day(angle);
        var stuck = Stuck.all(moment);
        return new ClassPage(
                code,
                origin + "/?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8),
                "/class/events?" + angle.query() + "&lastEventId="
                        + moment.state().version(),
                "/class/regions?" + angle.on(day.number()).query(),
                day.title(),
                days(moment, angle),
                sorts(angle),
                filters(angle),
                PaceView.of(moment, angle),
                HoldsBoard.of(moment),
                SaidBoard.of(moment),
                following(moment),
                moment.course().openSteps().stream().map(Target::of).toList(),
                HeatView.of(moment, angle, stuck),
                stuck(stuck, moment.students().size()),
                hands(moment),
                InstructorPoll.of(moment.state().asking().polls(), moment.students()),
                LabBoard.of(moment, angle),
                fleet,
                lobby,
                ticker(moment),
                new Present(moment.present().size()));
    }

    static String following(Moment moment) {
        var follow = moment.students().stream()
                .filter(student -> moment.state().lead().follows(student.id()))
                .count();
        return follow + " of " + moment.students().size() + " follow";
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

    private static List<Choice> filters(Angle angle) {
        return Arrays.stream(Angle.Filter.values())
                .map(filter -> new Choice(
                        filter.label(), "/class?" + angle.only(filter).query(), filter == angle.filter()))
                .toList();
    }

    private static StuckList stuck(List<Stuck> all, int students) {
        var rows = all.stream()
                .map(stuck -> new StuckRow(
                        stuck.student().id().value(), stuck.student().name(), stuck.why(), stuck.idleSince()))
                .toList();
        return new StuckList(rows, students);
    }

    static HandList hands(Moment moment) {
        return new HandList(moment.state().line().stream()
                .flatMap(id -> moment.student(id).stream())
                .map(student -> hand(moment, student))
                .toList());
    }

    private static HandRow hand(Moment moment, Student student) {
        var hand = moment.state().asking().of(student.id()).hand();
        var step = hand.flatMap(Asked.Hand::step).flatMap(moment::step).or(() -> moment.here(student));
        return new HandRow(
                student.id().value(),
                student.name(),
                hand.map(Asked.Hand::question)
                        .filter(text -> !text.isEmpty())
                        .map(Remark::html)
                        .orElse(""),
                step.map(s -> where(moment, student, s)).orElse(""),
                moment.of(student).handSince().orElseThrow());
    }

    /// "at P4 Revenue per window, check 7": the step with the last verdict there.
    private static String where(Moment moment, Student student, Step step) {
        var progress = moment.of(student).at(step.open().orElseThrow().value());
        var verdict = progress.last()
                .map(run -> switch (run.outcome()) {
                    case PASSED -> "passes";
                    case FAILED -> {
                        var checks = LabChecks.words(step, run.failed());
                        yield checks.isEmpty() ? run.passed() + " of " + run.of() : checks;
                    }
                    case DID_NOT_COMPILE -> "does not compile";
                    case EXCEEDED_LIMIT -> "ran into a limit";
                    case OUR_FAULT -> "";
                })
                .filter(words -> !words.isEmpty());
        return step.name() + verdict.map(words -> ", " + words).orElse("");
    }

    private static Ticker ticker(Moment moment) {
        return new Ticker(moment.state().recent().stream()
                .flatMap(activity ->
                        Words.of(moment, activity).map(words -> new Line(activity.id(), activity.at(), words)).stream())
                .limit(TICKER)
                .toList());
    }
}
