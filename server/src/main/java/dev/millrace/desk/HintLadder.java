package dev.millrace.desk;

import java.util.List;
import java.util.Optional;

/// The hints of one lab as one viewer has them: a student opens one after the other, an instructor reads all.
///
/// @param slug the lab's
/// @param held whether an instructor holds them back for now; then there are no rungs
/// @param fresh the number of the hint that this answer opened, or 0
/// @param inDock whether it stands with the results of a coding lab, and not under the brief
public record HintLadder(String slug, boolean held, boolean inDock, int fresh, List<Rung> rungs) {
    public HintLadder {
        rungs = List.copyOf(rungs);
    }

    /// How a student stands to one hint.
    public enum State {
        OPEN,
        /// may be opened now
        NEXT,
        LOCKED
    }

    /// One hint.
    ///
    /// @param pieces its text when it is open, otherwise nothing
    /// @param by who sent it, if an instructor did
    /// @param locked when it can be opened, in words, or nothing
    public record Rung(int number, String title, State state, List<Piece> pieces, Optional<String> by, String locked) {
        public Rung {
            pieces = List.copyOf(pieces);
        }

        public boolean is(State other) {
            return state == other;
        }
    }

    /// When a hint that is still locked can be opened.
    Optional<String> locked(int number) {
        return rungs.stream()
                .filter(rung -> rung.number() == number && rung.is(State.LOCKED))
                .map(Rung::locked)
                .findFirst();
    }

    public long open() {
        return rungs.stream().filter(rung -> rung.is(State.OPEN)).count();
    }
}
