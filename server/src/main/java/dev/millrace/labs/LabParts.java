package dev.millrace.labs;

import java.util.List;

/// The parts of the lab's page that change by themselves; each template is one element with an id of its own.
final class LabParts {
    private static final List<String> HEAD = List.of("labs/dot.jte", "labs/count.jte");

    private LabParts() {}

    static List<String> of(LabDock dock) {
        return switch (dock.status().face()) {
            case READY ->
                List.of(
                        "labs/dot.jte",
                        "labs/count.jte",
                        "labs/problem.jte",
                        "labs/checks.jte",
                        "labs/rate.jte",
                        "labs/topics.jte",
                        "labs/groups.jte");
            case STARTING, STOPPING, UNREACHABLE -> List.of("labs/dot.jte", "labs/count.jte", "labs/status.jte");
            case OFF, IDLE, FAILED -> HEAD;
        };
    }

    /// The part's text where it stands outside the panel, nothing where the panel has it.
    static String outside(String template, String text) {
        return HEAD.contains(template) ? text : "";
    }
}
