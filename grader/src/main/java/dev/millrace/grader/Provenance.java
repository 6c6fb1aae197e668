package dev.millrace.grader;

/// What a verdict depends on beside the submission. Two verdicts on the same sources that differ here may differ in
/// their outcome for that reason; [VerdictJson] reads verdicts without it as empty texts.
///
/// @param engine version of the grader and of the Kafka Streams that it runs, `0.1.0, Kafka Streams 4.3.1`
/// @param jdk version of the JDK that compiles and runs, `25.0.3+9`
/// @param fixtures digest of the exercise as it was: contract, limits, input events and expected records
public record Provenance(String engine, String jdk, String fixtures) {
    /// For a verdict that no grader made.
    public static final Provenance NONE = new Provenance("", "", "");
}
