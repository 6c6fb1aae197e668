package dev.millrace.grader.pool;

import dev.millrace.grader.Scope;
import dev.millrace.grader.Submission;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.LegalOrder;
import dev.millrace.grader.frames.ToWorker.Detail;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Runs the smallest visible case of a passed submission again, once or twice, to see what one run cannot show. It
/// never changes the verdict: whatever goes wrong here is left out, and the worker not used again. For one thread.
final class SecondLook {
    private static final int MOST_EVENTS = 2000;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Worker worker;
    private final Submission submission;
    private final List<Look> looks = new ArrayList<>();
    private boolean odd;

    SecondLook(Worker worker, Submission submission) {
        this.worker = worker;
        this.submission = submission;
    }

    /// The case that is looked at, if advice is wanted.
    static Optional<Case> choice(Submission submission) {
        return submission.cases().stream()
                .filter(c -> submission.scope() == Scope.ALL && !c.hidden())
                .filter(c -> c.input().size() <= MOST_EVENTS)
                .min(Comparator.comparingInt(c -> c.input().size()));
    }

    /// The first run and those made now; none when one failed.
    List<Look> after(CaseOutput first) {
        looks.add(new Look(false, first));
        var asked = first.asked();
        var other = LegalOrder.of(asked.input());
        boolean reordered = !other.equals(asked.input());
        boolean ran = run(asked, asked.input(), false) && (!reordered || run(asked, other, true));
        return ran ? List.copyOf(looks) : List.of();
    }

    /// Whether something was left behind.
    boolean odd() {
        return odd;
    }

    private boolean run(Case asked, List<InputEvent> events, boolean reordered) {
        var again = new Case(asked.id(), asked.title(), asked.hidden(), events, asked.expected());
        var limit = submission.exercise().limits().time();
        var deadline = worker.deadline(limit.compareTo(LONGEST) < 0 ? limit : LONGEST);
        try {
            var ended = new CaseExchange(worker.frames(), submission.exercise(), again, Detail.NOTHING).run();
            var output = ended.result();
            odd |= ended.odd();
            if (output == null || worker.printedTooMuch()) {
                worker.kill();
                return false;
            }
            looks.add(new Look(reordered, output));
            return true;
        } catch (IOException e) {
            // the worker is gone, the verdict stands
            worker.kill();
            return false;
        } finally {
            deadline.cancel(false);
        }
    }
}
