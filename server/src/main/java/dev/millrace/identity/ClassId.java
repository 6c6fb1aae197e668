package dev.millrace.identity;

/// Names one class (a course taught to a group of students).
public record ClassId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
