package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.source.YamlValue;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the days of a `course.yaml`, and counts the numbers that a reader sees.
final class OutlineReader {
    private final Report report;
    private final Steps steps;
    private final Map<Slug, Integer> listed = new LinkedHashMap<>();

    OutlineReader(Steps steps, Report report) {
        this.steps = steps;
        this.report = report;
    }

    /// Finds what a slug in the outline names, reading it if need be.
    interface Steps {
        /// A step with the mark that its place gives it, if it is a lesson that is numbered.
        Optional<Step> find(Slug slug, String number, int line);
    }

    List<Day> days(YamlMap course) {
        var days = new ArrayList<Day>();
        for (var item : course.list("days")) {
            item.map().ifPresent(map -> days.add(day(days.size() + 1, map)));
        }
        if (days.isEmpty()) {
            report.at(course.line("days"), "days", "the course has no days", "add days with sections and steps");
        }
        return days;
    }

    /// The slugs in the outline, with their lines.
    Map<Slug, Integer> listed() {
        return listed;
    }

    private Day day(int number, YamlMap map) {
        var title = map.text("title");
        var theme = map.text("theme", "");
        var starts = map.value("starts").flatMap(this::time).orElse(LocalTime.of(9, 0));
        var breaks = breaks(map, starts);
        var outcomes = map.texts("outcomes");
        var sections = new ArrayList<Section>();
        for (var item : map.list("sections")) {
            item.map().ifPresent(section -> sections.add(section(section)));
        }
        map.noOthers();
        return new Day(number, title, theme, starts, breaks, outcomes, sections);
    }

    private List<Break> breaks(YamlMap day, LocalTime starts) {
        var breaks = new ArrayList<Break>();
        for (var item : day.list("breaks")) {
            var before = breaks.isEmpty() ? starts : breaks.getLast().at();
            item.map().flatMap(map -> pause(map, before)).ifPresent(breaks::add);
        }
        return breaks;
    }

    private Optional<Break> pause(YamlMap map, LocalTime before) {
        var title = map.text("title", "Break");
        var length = Duration.ofMinutes(map.whole("minutes", 1));
        if (map.text("at").isEmpty()) {
            return Optional.empty();
        }
        var at = map.value("at").flatMap(this::time);
        map.noOthers();
        if (at.isEmpty() || at.get().isAfter(before)) {
            return at.map(time -> new Break(title, time, length));
        }
        report.at(
                map.line("at"),
                "time",
                "the break at " + at.get() + " does not come after " + before,
                "name the breaks in their order, after the day's start");
        return Optional.empty();
    }

    private Optional<LocalTime> time(YamlValue value) {
        try {
            return Optional.of(LocalTime.parse(value.text()));
        } catch (DateTimeParseException wrong) {
            report.at(value.line(), "time", "`" + value.text() + "` is not a time of day", "write \"09:00\" in quotes");
            return Optional.empty();
        }
    }

    private Section section(YamlMap map) {
        var number = map.whole("number", 0);
        var title = map.text("title");
        var length = Duration.ofMinutes(map.whole("minutes", 1));
        var found = new ArrayList<Step>();
        var lessons = 0;
        for (var item : map.list("steps")) {
            var step = step(item, number + "." + (lessons + 1));
            step.ifPresent(found::add);
            lessons += step.filter(s -> s.kind() == StepKind.LESSON).isPresent() ? 1 : 0;
        }
        map.noOthers();
        if (found.size() == map.list("steps").size()) {
            minutes(map, length, found);
        }
        return new Section(number, title, length, found);
    }

    private Optional<Step> step(YamlValue item, String number) {
        if (item.isMap()) {
            return item.map().flatMap(map -> later(map, number));
        }
        var word = item.text();
        if (!Slug.isValid(word)) {
            report.at(item.line(), "slug", "`" + word + "` is not a slug", "use lower-case words joined by hyphens");
            return Optional.empty();
        }
        var slug = new Slug(word);
        if (listed.putIfAbsent(slug, item.line()) != null) {
            report.at(item.line(), "twice", "`" + word + "` is listed twice", "keep one of them");
            return Optional.empty();
        }
        return steps.find(slug, number, item.line());
    }

    private Optional<Step> later(YamlMap map, String number) {
        var title = map.text("title");
        var word = map.text("kind");
        var minutes = Duration.ofMinutes(map.whole("minutes", 1));
        var label = map.text("label", "");
        map.noOthers();
        var kind = Arrays.stream(StepKind.values())
                .filter(k -> k.word().equals(word))
                .findFirst();
        if (kind.isEmpty() && !word.isEmpty()) {
            report.at(
                    map.line("kind"),
                    "kind",
                    "`kind: " + word + "` is not a kind of step",
                    "use lesson, lab, design, quiz or discussion");
        }
        return kind.map(k -> new Step.LaterStep(k == StepKind.LESSON ? number : label, title, k, minutes));
    }

    private void minutes(YamlMap map, Duration length, List<Step> found) {
        var sum = found.stream().map(Step::length).reduce(Duration.ZERO, Duration::plus);
        if (!sum.equals(length)) {
            report.at(
                    map.line("minutes"),
                    "minutes",
                    "section " + map.text("number") + " says " + length.toMinutes()
                            + " minutes and its steps add up to " + sum.toMinutes(),
                    "change one of them");
        }
    }
}
