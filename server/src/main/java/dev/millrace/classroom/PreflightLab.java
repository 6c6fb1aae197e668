package dev.millrace.classroom;

import dev.millrace.labs.LabStanding;

/// The line of a student's own lab before the class begins.
///
/// @param line how it stands
/// @param start what the button says that starts it; empty when there is nothing to start
/// @param moving whether it will soon be otherwise
public record PreflightLab(PreflightView.Line line, String start, boolean moving) {
    static PreflightLab of(LabStanding standing) {
        return switch (standing) {
            case NONE ->
                settled(
                        "open",
                        "Your lab is a Kafka broker of your own, and it has not been started yet. Start it now, and it"
                                + " is there when the first lab begins.",
                        "Start my lab");
            case STARTING ->
                moving(
                        "open",
                        "Your broker is starting. When many start at once they take turns; this line changes by"
                                + " itself.");
            case READY -> settled("pass", "Your broker answers.", "");
            case IDLE ->
                settled(
                        "pass",
                        "Your broker has answered and sleeps; it wakes when you open a lab’s page and" + " ask for it.",
                        "Wake it");
            case STOPPING -> moving("open", "Your broker is stopping; what it holds is kept.");
            case STOPPED -> settled("open", "Your broker is off; what it holds is kept.", "Start my lab");
            case FAILED ->
                settled(
                        "fail",
                        "Your broker did not start. Try again; if it fails a second time, raise your hand. Your"
                                + " instructor sees it too.",
                        "Try again");
            case UNREACHABLE ->
                moving(
                        "fail",
                        "What the labs run on does not answer at the moment. Your broker starts once it does; your"
                                + " instructor sees it too.");
        };
    }

    private static PreflightLab settled(String look, String sentence, String start) {
        return new PreflightLab(new PreflightView.Line("Lab", look, sentence), start, false);
    }

    private static PreflightLab moving(String look, String sentence) {
        return new PreflightLab(new PreflightView.Line("Lab", look, sentence), "", true);
    }

    /// How often the page asks for it.
    public String every() {
        return moving ? "every 2s" : "every 30s";
    }
}
