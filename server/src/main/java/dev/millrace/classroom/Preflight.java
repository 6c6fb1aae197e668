package dev.millrace.classroom;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a student's browser found before the class began. It is the browser's word: known to be one of these, and
/// trusted for nothing but showing it. Immutable.
record Preflight(Browser browser, Events events, ComputerClock clock) {

    /// How much a finding matters.
    enum Weight {
        FINE,
        /// Not as it should be, and everything works all the same.
        BEARABLE,
        TROUBLE
    }

    /// One result.
    sealed interface Finding permits Browser, Events, ComputerClock {
        Told told();

        default Weight weight() {
            return told().weight();
        }
    }

    /// A result in words for both sides.
    ///
    /// @param sentence for the student: what was found, and what to do when it is not right
    /// @param trouble for the instructor; empty when it is fine
    record Told(Weight weight, String sentence, String trouble) {}

    /// Whether it has what the pages use.
    enum Browser implements Finding {
        FINE,
        OUTDATED,
        FORGETFUL;

        @Override
        public Told told() {
            return switch (this) {
                case FINE -> new Told(Weight.FINE, "Your browser has everything that these pages use.", "");
                case OUTDATED ->
                    new Told(
                            Weight.TROUBLE,
                            "Your browser lacks something that these pages use. Update it, or open your personal link (under"
                                    + " Your account) in a current Chrome, Edge, Firefox or Safari.",
                            "browser is too old");
                case FORGETFUL ->
                    new Told(
                            Weight.BEARABLE,
                            "Your browser keeps nothing for this page, so the theme and the language you choose are"
                                    + " forgotten. Leave private browsing, or allow this site to store data.",
                            "browser forgets settings");
            };
        }
    }

    /// Whether an event of the class's stream arrived.
    enum Events implements Finding {
        FINE,
        HELD;

        @Override
        public Told told() {
            return switch (this) {
                case FINE ->
                    new Told(Weight.FINE, "An event of the class arrived: what happens there shows here at once.", "");
                case HELD ->
                    new Told(
                            Weight.BEARABLE,
                            "Your network keeps event streams back. The page asks for news every few seconds instead; that"
                                    + " works as well, a little later. Nothing to do; another network or no VPN may be"
                                    + " quicker.",
                            "network keeps event streams back, the page asks instead");
            };
        }
    }

    /// The computer's clock against the server's.
    enum ComputerClock implements Finding {
        FINE,
        AHEAD,
        BEHIND;

        @Override
        public Told told() {
            return switch (this) {
                case FINE -> new Told(Weight.FINE, "Your computer’s clock agrees with the server’s.", "");
                case AHEAD -> off("ahead of", "clock is ahead by more than a minute");
                case BEHIND -> off("behind", "clock is behind by more than a minute");
            };
        }

        private static Told off(String words, String trouble) {
            return new Told(
                    Weight.TROUBLE,
                    "Your computer’s clock is more than a minute " + words + " the server’s. The pages allow for it;"
                            + " records that your own programs write would carry the wrong time. Switch on automatic"
                            + " time in your system’s settings, then check again.",
                    trouble);
        }
    }

    /// Reads it by the names `browser`, `events` and `clock`; empty when one of them is no word that is known.
    static Optional<Preflight> of(UnaryOperator<String> word) {
        var browser = find(Browser.values(), word.apply("browser"));
        var events = find(Events.values(), word.apply("events"));
        var clock = find(ComputerClock.values(), word.apply("clock"));
        return browser.flatMap(b -> events.flatMap(e -> clock.map(c -> new Preflight(b, e, c))));
    }

    private static <E extends Enum<E>> Optional<E> find(E[] known, String word) {
        return Arrays.stream(known).filter(each -> word(each).equals(word)).findFirst();
    }

    /// A result as it stands in the form and in the log.
    static String word(Enum<?> result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    List<Finding> findings() {
        return List.of(browser, events, clock);
    }

    /// The weight of what is worst.
    Weight weight() {
        return findings().stream().map(Finding::weight).max(Weight::compareTo).orElseThrow();
    }
}
