package dev.millrace.identity;

import java.util.List;

/// What the landing page shows: the course in brief and the form by which a student joins.
public record LandingView(String title, String tagline, List<Day> days, IdentityRoutes.Form form) {
    public LandingView {
        days = List.copyOf(days);
    }

    /// One day: its sections in order, and what a student can do after it.
    public record Day(String title, String theme, List<Section> sections, List<String> outcomes) {
        public Day {
            sections = List.copyOf(sections);
            outcomes = List.copyOf(outcomes);
        }
    }

    /// One section: its number and its length in words ("1 h 15").
    public record Section(String number, String title, String length) {}

    /// Where the course's words come from; the course feature's, wired at the start.
    public interface Source {
        String title();

        LandingView view(IdentityRoutes.Form form);
    }
}
