package dev.millrace.grading;

/// Names one submission; random, so that knowing one says nothing of another.
public record SubmissionId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
