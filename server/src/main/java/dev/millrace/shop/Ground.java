package dev.millrace.shop;

import dev.millrace.checkout.Broker;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;
import dev.millrace.labs.LabStanding;
import dev.millrace.labs.Labs;
import java.time.Instant;
import java.util.Optional;

/// What a shop can be built on now.
sealed interface Ground {
    /// The synchronous one needs nothing.
    record Bare() implements Ground {}

    /// The student's broker; another `since` means that what was on it may be gone.
    record Lab(Broker broker, Instant since) implements Ground {}

    /// There is none, for this reason.
    record Missing(Face why) implements Ground {}

    static Ground of(Labs labs, Viewer viewer, Mode mode) {
        return switch (mode) {
            case SYNCHRONOUS -> new Bare();
            case EVENT_DRIVEN ->
                switch (viewer) {
                    case Instructor _ -> new Missing(Face.NOT_THEIRS);
                    case Student student -> ofLab(labs, student);
                };
        };
    }

    private static Ground ofLab(Labs labs, Student student) {
        var standing = labs.standing(student);
        if (standing != LabStanding.READY) return new Missing(why(standing));
        Optional<Labs.Running> running = labs.running(student);
        return running.<Ground>map(lab -> new Lab(
                        new Broker(
                                lab.endpoint().clientSettings(), lab.endpoint().prefix()),
                        lab.since()))
                .orElse(new Missing(Face.LAB_COMING));
    }

    private static Face why(LabStanding standing) {
        return switch (standing) {
            case STARTING, READY, UNREACHABLE -> Face.LAB_COMING;
            case NONE, IDLE, STOPPING, STOPPED, FAILED -> Face.NO_LAB;
        };
    }
}
