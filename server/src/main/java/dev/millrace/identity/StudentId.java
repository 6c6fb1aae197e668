package dev.millrace.identity;

/// Names one student of one class.
public record StudentId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
