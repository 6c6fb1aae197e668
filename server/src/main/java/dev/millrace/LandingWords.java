package dev.millrace;

import dev.millrace.content.Course;
import dev.millrace.content.Day;
import dev.millrace.content.Outcome;
import dev.millrace.course.Courses;
import dev.millrace.identity.IdentityRoutes;
import dev.millrace.identity.LandingView;
import java.time.Duration;
import java.util.List;

/// The landing page's words, from the course as it is now.
record LandingWords(Courses courses) implements LandingView.Source {
    @Override
    public String title() {
        return courses.current().map(Course::title).orElse("Millrace");
    }

    @Override
    public LandingView view(IdentityRoutes.Form form) {
        return courses.current()
                .map(course -> new LandingView(course.title(), course.tagline(), days(course), form))
                .orElseGet(() -> new LandingView(title(), "", List.of(), form));
    }

    private static List<LandingView.Day> days(Course course) {
        return course.days().stream()
                .map(day -> new LandingView.Day(day.title(), day.theme(), sections(day), outcomes(course, day)))
                .toList();
    }

    private static List<LandingView.Section> sections(Day day) {
        return day.sections().stream()
                .map(section -> new LandingView.Section(
                        String.valueOf(section.number()), section.title(), words(section.length())))
                .toList();
    }

    private static List<String> outcomes(Course course, Day day) {
        return course.outcomes().stream()
                .filter(outcome -> day.outcomes().contains(outcome.id()))
                .map(Outcome::text)
                .toList();
    }

    private static String words(Duration length) {
        var hours = length.toHours();
        var minutes = length.toMinutesPart();
        return hours == 0 ? minutes + " min" : minutes == 0 ? hours + " h" : hours + " h " + minutes;
    }
}
