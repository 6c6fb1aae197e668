package dev.millrace.classroom;

import dev.millrace.identity.StudentId;
import java.time.Instant;

/// A student's part of the top bar: their hand, and how many are here.
///
public record HereView(HandView hand, int here) {
    static HereView of(ClassState state, StudentId student, int here, Instant now) {
        return new HereView(HandView.of(state.asking().of(student), state.placeInLine(student), now), here);
    }
}
