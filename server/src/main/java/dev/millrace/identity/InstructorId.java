package dev.millrace.identity;

/// Names one instructor.
public record InstructorId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
