package dev.millrace.labs.broker;

import java.time.Instant;

/// A check that had passed, judged once more because somebody asked.
///
/// @param since when it was asked for
/// @param state how it stands; [CheckState.Standing#COUNTING] until the first look
/// @param over whether the judgement is made
public record Proof(Instant since, CheckState state, boolean over) {}
