package dev.millrace.desk;

import dev.millrace.content.Lab;
import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import dev.millrace.grading.Grading;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;
import dev.millrace.labs.Labs;
import dev.millrace.labs.RecordQuery;
import java.util.Optional;
import java.util.function.Supplier;

/// Composes the dock from what `labs` and `grading` give for a student and a lab. Instructors have no lab of their
/// own and so no dock.
final class Docks {
    private final Labs labs;
    private final Grading grading;

    Docks(Labs labs, Grading grading) {
        this.labs = labs;
        this.grading = grading;
    }

    /// @param records which records to show
    /// @param hints of the lab, for a coding lab
    Optional<DockView> dock(Viewer viewer, Lab lab, Slug page, RecordQuery records, Supplier<HintLadder> hints) {
        if (!(viewer instanceof Student student)) {
            return Optional.empty();
        }
        return switch (lab.spec()) {
            case LabSpec.Broker _ ->
                Optional.of(new DockView(
                        lab.slug().value(),
                        "Lab " + lab.label(),
                        lab.title(),
                        lab.slug().equals(page),
                        labs.dock(student, Optional.of(lab.slug()), records),
                        null,
                        null));
            case LabSpec.Streams _ ->
                grading.dock(student, lab.slug())
                        .map(code -> new DockView(
                                lab.slug().value(),
                                "Lab " + lab.label(),
                                lab.title(),
                                lab.slug().equals(page),
                                null,
                                code,
                                hints.get()));
        };
    }

    /// What a brief names.
    Brief.Place place(Viewer viewer) {
        return viewer instanceof Student student
                ? labs.bootstrap(student)
                        .map(endpoint -> new Brief.Place(endpoint.bootstrap(), endpoint.prefix()))
                        .orElse(Brief.Place.UNKNOWN)
                : Brief.Place.UNKNOWN;
    }
}
