package dev.millrace.desk;

import dev.millrace.content.Lab;
import dev.millrace.content.LabSpec;
import dev.millrace.desk.HintLadder.Rung;
import dev.millrace.desk.HintLadder.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Which hints of a lab a student may read. They open one after the other. In a coding lab the first needs one failed
/// attempt, the second two and so on, so that a hint is read with a failure before one's eyes; whoever has passed may
/// open the rest. What an instructor sends is open without any of that.
final class Hints {
    private final Lab lab;
    private final Marks marks;

    Hints(Lab lab, Marks marks) {
        this.lab = lab;
        this.marks = marks;
    }

    /// @param text the blocks of a hint as this student reads them
    HintLadder ladder(boolean inDock, int fresh, Function<Lab.Hint, List<Piece>> text) {
        return new HintLadder(
                lab.slug().value(),
                false,
                inDock,
                fresh,
                IntStream.rangeClosed(1, lab.hints().size())
                        .mapToObj(number -> rung(number, text))
                        .toList());
    }

    static HintLadder held(Lab lab, boolean inDock) {
        return new HintLadder(lab.slug().value(), true, inDock, 0, List.of());
    }

    /// As who leads the class reads them.
    static HintLadder all(Lab lab, Function<Lab.Hint, List<Piece>> text) {
        var rungs = IntStream.rangeClosed(1, lab.hints().size())
                .mapToObj(number -> open(lab, number, text, Optional.empty()))
                .toList();
        return new HintLadder(lab.slug().value(), false, false, 0, rungs);
    }

    State state(int number) {
        if (marks.hints(lab.slug()).containsKey(number)) {
            return State.OPEN;
        }
        return isAfterTheOpenOnes(number) && missing(number) == 0 ? State.NEXT : State.LOCKED;
    }

    /// When a locked hint can be opened.
    String locked(int number) {
        int missing = missing(number);
        if (missing == 0) {
            return "after hint " + (number - 1);
        }
        return "after " + missing + (marks.failed(lab.slug()) == 0 ? " failed" : " more")
                + (missing == 1 ? " attempt" : " attempts");
    }

    private boolean isAfterTheOpenOnes(int number) {
        return IntStream.range(1, number).allMatch(marks.hints(lab.slug())::containsKey);
    }

    private int missing(int number) {
        boolean counts =
                lab.spec() instanceof LabSpec.Streams && marks.of(lab.slug()).state() != Marks.State.DONE;
        return counts ? Math.max(0, number - marks.failed(lab.slug())) : 0;
    }

    private Rung rung(int number, Function<Lab.Hint, List<Piece>> text) {
        var state = state(number);
        if (state == State.OPEN) {
            var by = Optional.of(marks.hints(lab.slug()).getOrDefault(number, ""))
                    .filter(name -> !name.isEmpty());
            return open(lab, number, text, by);
        }
        var locked = state == State.LOCKED ? locked(number) : "";
        return new Rung(number, lab.hints().get(number - 1).title(), state, List.of(), Optional.empty(), locked);
    }

    private static Rung open(Lab lab, int number, Function<Lab.Hint, List<Piece>> text, Optional<String> by) {
        var hint = lab.hints().get(number - 1);
        return new Rung(number, hint.title(), State.OPEN, text.apply(hint), by, "");
    }
}
