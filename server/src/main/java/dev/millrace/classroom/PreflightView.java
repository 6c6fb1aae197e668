package dev.millrace.classroom;

import dev.millrace.classroom.Preflight.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// "Before we start" on a student's page.
///
/// @param summary how it stands, in a sentence
/// @param now the server's clock, to compare a computer's with
public record PreflightView(String summary, List<Line> lines, Instant now) {
    private static final List<Line> UNCHECKED = List.of(
            Line.open("Browser", "Whether it has everything that these pages use."),
            Line.open("Live events", "Whether what happens in the class reaches this page at once."),
            Line.open("Clock", "Whether your computer’s clock agrees with the server’s."));

    public PreflightView {
        lines = List.copyOf(lines);
    }

    /// One check.
    ///
    /// @param look `pass`, `warn`, `fail`, or `open` while nothing is known
    public record Line(String title, String look, String sentence) {
        static Line open(String title, String sentence) {
            return new Line(title, "open", sentence);
        }

        private Line found(Preflight.Finding finding) {
            return new Line(
                    title, PreflightView.look(finding.weight()), finding.told().sentence());
        }

        /// The symbol beside it.
        public String icon() {
            return switch (look) {
                case "pass" -> "ok";
                case "warn" -> "warn";
                case "fail" -> "no";
                default -> "minus";
            };
        }

        /// The same for those who do not see it.
        public String word() {
            return switch (look) {
                case "pass" -> "fine";
                case "warn" -> "works, with a remark";
                case "fail" -> "needs you";
                default -> "not yet";
            };
        }
    }

    static PreflightView of(Optional<Preflight> preflight, Instant now) {
        return preflight
                .map(found -> new PreflightView(
                        summary(found.weight()),
                        List.of(
                                UNCHECKED.get(0).found(found.browser()),
                                UNCHECKED.get(1).found(found.events()),
                                UNCHECKED.get(2).found(found.clock())),
                        now))
                .orElseGet(() -> new PreflightView(
                        "Your browser is about to check these. If nothing changes within ten seconds it does not run"
                                + " the page’s scripts: allow them or update it, then reload.",
                        UNCHECKED,
                        now));
    }

    private static String summary(Weight worst) {
        return switch (worst) {
            case FINE -> "This computer is ready for the class.";
            case BEARABLE -> "This computer is ready for the class, with a remark.";
            case TROUBLE -> "Something here needs you before the class starts. Your instructor sees it too.";
        };
    }

    static String look(Weight weight) {
        return switch (weight) {
            case FINE -> "pass";
            case BEARABLE -> "warn";
            case TROUBLE -> "fail";
        };
    }
}
