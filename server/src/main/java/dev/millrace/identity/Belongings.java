package dev.millrace.identity;

import org.jdbi.v3.core.Handle;

/// What one feature keeps of a student. Each feature that has a table with students in it gives one, so that what a
/// person did stays theirs when two records of them become one, or when they move to another class. Everything
/// happens within the caller's transaction.
public interface Belongings {
    /// Gives what `other` has to `kept`, once: where both have something of which there can be one only, the newer
    /// stays, or what `kept` has. Nothing of `other` remains.
    void merge(Handle h, StudentId kept, StudentId other);

    /// Takes along what names the class, where it is the student's own.
    default void move(Handle h, StudentId student, ClassId to) {}
}
