package dev.millrace.labs;

import dev.millrace.labs.LabDock.Face;
import dev.millrace.labs.LabDock.Status;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.Phase;
import java.util.Optional;

/// Says in a student's words where a lab stands, and what to do next.
final class LabWords {
    private LabWords() {}

    static Status status(StudentLab.Now now) {
        return switch (now.row().state()) {
            case REQUESTED -> starting("Asked for; it starts in a moment.", 5);
            case STARTING -> phase(now.phase());
            case READY -> new Status(Face.READY, "ready", "Lab ready", "Your broker answers.", 100);
            case STOPPING ->
                new Status(Face.STOPPING, "starting", "Stopping", "Your broker writes down what it holds.", 50);
            case STOPPED -> new Status(Face.OFF, "stopped", "Lab off", "", 0);
            case FAILED ->
                new Status(
                        Face.FAILED, "stopped", "Lab failed", sentence(now.row().failure()), 0);
        };
    }

    private static Status phase(Optional<Phase> phase) {
        return switch (phase.orElse(new Phase.Launching())) {
            case Phase.InLine(int place) ->
                starting("Others start first: you are number %d in line.".formatted(place), 10);
            case Phase.Launching() -> starting("Your broker's process is being made.", 30);
            case Phase.Booting() -> starting("Your broker runs; waiting for its first answer.", 65);
        };
    }

    private static Status starting(String sentence, int percent) {
        return new Status(Face.STARTING, "starting", "Starting", sentence, percent);
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
