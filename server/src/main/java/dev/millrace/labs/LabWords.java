package dev.millrace.labs;

import dev.millrace.labs.LabDock.Face;
import dev.millrace.labs.LabDock.Status;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.Phase;
import java.time.Instant;
import java.util.Optional;

/// Says in a student's words where a lab stands, and what to do next.
final class LabWords {
    private static final String UNREACHABLE =
            "What labs run on does not answer. It is asked again by itself every few seconds: you need to do nothing,"
                    + " and nothing is lost.";

    private LabWords() {}

    static Status status(StudentLab.Now now) {
        var state = now.row().state();
        boolean offOnPurpose = state.isSettled() && !state.isWanted();
        boolean found = offOnPurpose || now.open().isPresent();
        if (now.lost().isPresent() && !found)
            return unreachable(Face.UNREACHABLE, now.lost().get());
        var since = now.row().since();
        return switch (now.row().state()) {
            case REQUESTED -> starting(since, "Asked for; it starts in a moment.", 5);
            case STARTING -> phase(since, now.phase());
            case RESETTING -> starting(since, "What your broker held is being forgotten; then it starts anew.", 5);
            case READY ->
                now.lost()
                        .map(lost -> unreachable(Face.READY, lost))
                        .orElse(new Status(Face.READY, "ready", "Lab ready", "Your broker answers.", 100, since));
            case STOPPING ->
                new Status(Face.STOPPING, "starting", "Stopping", "Your broker writes down what it holds.", 50, since);
            case DOZING ->
                new Status(
                        Face.STOPPING,
                        "starting",
                        "Falling asleep",
                        "Nobody used the lab for a while. Your broker writes down what it holds.",
                        50,
                        since);
            case IDLE ->
                new Status(
                        Face.IDLE,
                        "stopped",
                        "Lab asleep",
                        "Nobody used it for a while, so it was put to sleep. Topics, records and groups are kept.",
                        0,
                        since);
            case STOPPED -> new Status(Face.OFF, "stopped", "Lab off", "", 0, since);
            case FAILED ->
                new Status(
                        Face.FAILED, "stopped", "Lab failed", sentence(now.row().failure()), 0, since);
        };
    }

    /// What a page says of a ready lab besides: what it begins with, or what it runs on.
    static Optional<String> problem(StudentLab.Now now) {
        if (now.lost().isPresent()) return Optional.of(UNREACHABLE + " Your broker may still answer.");
        if (now.beginning().going()) return Optional.of("What this lab begins with is being put in place …");
        return now.beginning().problem();
    }

    private static Status unreachable(Face face, Reach.Lost lost) {
        return new Status(face, "starting", "Unreachable, retrying", UNREACHABLE, 0, lost.since());
    }

    private static Status phase(Instant since, Optional<Phase> phase) {
        return switch (phase.orElse(new Phase.Launching())) {
            case Phase.InLine(int place) ->
                starting(since, "Others start first: you are number %d in line.".formatted(place), 10);
            case Phase.Launching() -> starting(since, "Your broker's process is being made.", 30);
            case Phase.Booting() -> starting(since, "Your broker runs; waiting for its first answer.", 65);
        };
    }

    private static Status starting(Instant since, String sentence, int percent) {
        return new Status(Face.STARTING, "starting", "Starting", sentence, percent, since);
    }

    static String sentence(Optional<Failure> failure) {
        return switch (failure.map(Failure::reason).orElse(Failure.Reason.BROKE)) {
            case PORT_TAKEN ->
                "Another program on the server took your lab's port. Try again: your lab gets a new port and keeps"
                        + " its topics.";
            case DISK_FULL ->
                "The server's disk is full. Tell your instructor; try again when there is room. What your broker had"
                        + " stored is kept.";
            case DISK_LIMIT ->
                "Your broker stored more than a lab may and was stopped. Start it again: there is some room to delete the"
                        + " large topics. Or reset the lab.";
            case TOO_SLOW ->
                "Your broker took too long to answer, most likely because the server is busy. Try again in a minute.";
            case OUT_OF_MEMORY ->
                "Your broker used more memory than a lab has and was ended. Try again; what it had written to disk is"
                        + " kept.";
            case UNREACHABLE ->
                "The labs' machine does not answer at the moment. Nothing of yours is lost; try again in a minute.";
            case BROKE ->
                "Your broker ended unexpectedly. Try again; if it happens twice, tell your instructor, who can see"
                        + " what it said last.";
        };
    }
}
