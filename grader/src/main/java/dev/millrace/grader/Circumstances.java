package dev.millrace.grader;

/// How and by what a verdict was made.
///
/// @param sandbox where the submission ran: the name of a sandbox, `none` without one
public record Circumstances(Timings timings, String sandbox, Provenance provenance) {
    /// Of a verdict that no grader made.
    public static final Circumstances NONE = new Circumstances(Timings.NONE, "", Provenance.NONE);
}
