package dev.millrace.shop;

import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;

/// Whose shop it is: one a person and mode, whichever of their tabs shows it.
record Owner(String person, Mode mode) {
    static Owner of(Viewer viewer, Mode mode) {
        return switch (viewer) {
            case Student student -> new Owner("student " + student.id(), mode);
            case Instructor instructor -> new Owner("instructor " + instructor.id(), mode);
        };
    }
}
