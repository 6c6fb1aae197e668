package dev.millrace.grader.diagnosis;

import java.util.Optional;

/// Knows one mistake, or some that are told apart by the same figures. It answers only when it is sure: when what came
/// is what that mistake makes of the input, to the last figure.
@FunctionalInterface
interface Recogniser {
    Optional<Diagnosis> recognise(Clues clues);
}
