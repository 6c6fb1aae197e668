package dev.millrace.practice;

import dev.millrace.identity.StudentId;

/// What one student of a class wrote into a design: before they saw the model answer, and now.
///
/// @param name the student's, untrusted
record DesignAnswer(StudentId student, String name, DesignSheet first, DesignSheet last) {
    boolean revised() {
        return !first.equals(last);
    }
}
