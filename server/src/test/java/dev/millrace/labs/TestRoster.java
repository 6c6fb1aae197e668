package dev.millrace.labs;

import dev.millrace.identity.Identity;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Students of a real identity; who joined, the test says.
record TestRoster(Identity identity, Set<StudentId> joined) implements Roster {
    static TestRoster of(Identity identity) {
        return new TestRoster(identity, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Optional<Student> student(StudentId id) {
        return identity.student(id);
    }
}
