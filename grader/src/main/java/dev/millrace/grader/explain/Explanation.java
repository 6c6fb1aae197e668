package dev.millrace.grader.explain;

/// A few events that break a submission in the way in which it failed a case, and their replay. What stands in it of
/// the submission is cut and fit to be shown.
///
/// @param caseId the case that failed
/// @param hidden whether the case is hidden; then at most [#MOST_OF_HIDDEN] of its events are shown
/// @param caseEvents how many events the whole case has
/// @param symptom what "in the same way" means
/// @param count how many events are left; as many as `replayed` has, or it has none because they stay hidden
/// @param minimal whether it is known that without any one of them it does not fail so; false when time was up before
/// @param runs how often the submission was run to find them
public record Explanation(
        String caseId,
        boolean hidden,
        int caseEvents,
        Symptom symptom,
        int count,
        boolean minimal,
        int runs,
        Replayed replayed) {
    /// Most events of a hidden case that are shown.
    public static final int MOST_OF_HIDDEN = 12;
}
