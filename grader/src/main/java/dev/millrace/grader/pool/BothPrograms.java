package dev.millrace.grader.pool;

import dev.millrace.grader.Submission;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.explain.Side;
import dev.millrace.grader.explain.Trial;
import dev.millrace.grader.explain.Trials;
import dev.millrace.grader.frames.ToWorker.Detail;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A submission and the reference of its lab, each on its own owner's worker, which never hears of the other. For one
/// thread.
final class BothPrograms implements Trials, AutoCloseable {
    /// A search runs small parts of a case that ran within the lab's limit before.
    private static final Duration LONGEST_RUN = Duration.ofSeconds(2);

    private final Case asked;
    private final Duration budget;
    private final BooleanSupplier wanted;
    private final Program yours;
    private final Program reference;
    private long end = Long.MAX_VALUE;

    /// Nothing is compiled yet.
    ///
    /// @param asked the case whose events are run
    /// @param budget of time, from the first run on
    /// @param wanted whether somebody waits for the place that this has
    BothPrograms(
            Pool<Worker> pool,
            Submission submission,
            Submission reference,
            Case asked,
            Duration compileTime,
            Duration budget,
            BooleanSupplier wanted) {
        this.asked = asked;
        this.budget = budget;
        this.wanted = wanted;
        this.yours = new Program(pool, submission, compileTime);
        this.reference = new Program(pool, reference, compileTime);
    }

    @Override
    public Optional<Trial> run(List<InputEvent> events, Detail detail) {
        var part = new Case(asked.id(), asked.title(), asked.hidden(), events, List.of());
        var expected = reference.run(part, detail);
        var came = expected.isPresent() ? yours.run(part, detail) : Optional.<Side>empty();
        if (end == Long.MAX_VALUE) {
            end = System.nanoTime() + budget.toNanos();
        }
        return came.map(side -> new Trial(side, expected.get()));
    }

    @Override
    public boolean over() {
        return System.nanoTime() > end || wanted.getAsBoolean();
    }

    @Override
    public void forget() {
        yours.end();
    }

    @Override
    public void close() {
        yours.close();
        reference.close();
    }

    /// One of them. It takes a worker and compiles when it runs first, and again after that worker is gone.
    private static final class Program implements AutoCloseable {
        private final Pool<Worker> pool;
        private final Submission submission;
        private final Duration compileTime;
        private @Nullable Worker worker;
        private boolean odd;

        Program(Pool<Worker> pool, Submission submission, Duration compileTime) {
            this.pool = pool;
            this.submission = submission;
            this.compileTime = compileTime;
        }

        Optional<Side> run(Case part, Detail detail) {
            try {
                var ready = worker == null ? compiled() : worker;
                return ready == null ? Optional.empty() : run(ready, part, detail);
            } catch (IOException e) {
                // the worker ended or none could be started: there is no more to be found out
                end();
                return Optional.empty();
            }
        }

        private @Nullable Worker compiled() throws IOException {
            var taken = pool.acquire(
                    submission.owner(), submission.exercise().limits().memoryBytes());
            worker = taken;
            odd = false;
            taken.used();
            return new Compiling(taken, submission, compileTime).run() instanceof Ran.Done ? taken : null;
        }

        private Optional<Side> run(Worker ready, Case part, Detail detail) throws IOException {
            var limit = submission.exercise().limits().time();
            var deadline = ready.deadline(limit.compareTo(LONGEST_RUN) < 0 ? limit : LONGEST_RUN);
            try {
                var ended = new CaseExchange(ready.frames(), submission.exercise(), part, detail).run();
                odd |= ended.odd();
                var output = ended.result();
                if (output == null || ready.printedTooMuch()) {
                    end();
                    return Optional.empty();
                }
                return Optional.of(
                        new Side(output.records(), output.inside().moments(), output.exception(), output.event()));
            } finally {
                deadline.cancel(false);
            }
        }

        /// Its worker goes, with whatever the program kept in it.
        void end() {
            if (worker != null) {
                worker.kill();
                pool.release(worker, false);
                worker = null;
            }
        }

        @Override
        public void close() {
            if (worker != null) {
                boolean healthy = worker.runsPlainCode() && !odd && worker.alive();
                pool.release(worker, healthy && worker.rest());
                worker = null;
            }
        }
    }
}
