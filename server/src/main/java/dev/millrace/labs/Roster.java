package dev.millrace.labs;

import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import java.util.Optional;
import java.util.Set;

/// Who may have a lab, asked anew at each use.
public interface Roster {
    Optional<Student> student(StudentId id);

    /// Everybody of the classes that are taught now.
    Set<StudentId> joined();
}
