package dev.millrace.grading;

import dev.millrace.grader.Circumstances;
import dev.millrace.grader.Compiled;
import dev.millrace.grader.Grader;
import dev.millrace.grader.Phase;
import dev.millrace.grader.Submission;
import dev.millrace.grader.Verdict;
import dev.millrace.identity.StudentId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Submissions that are being judged, each on a virtual thread of its own; how many run at once, and who waits in which
/// place, the grader decides. The grader is opened when it is needed first. Thread-safe.
final class Judges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Judges.class);
    private static final Duration FINISH = Duration.ofSeconds(20);

    private final Supplier<Grader> open;
    private final Map<SubmissionId, Work> works = new ConcurrentHashMap<>();

    /// Verdicts that are known and still being explained.
    private final Map<SubmissionId, CountDownLatch> explained = new ConcurrentHashMap<>();

    private volatile Optional<Grader> grader = Optional.empty();
    private volatile boolean broken;
    private volatile boolean closing;

    Judges(Supplier<Grader> open) {
        this.open = open;
    }

    /// One submission on its way.
    private static final class Work {
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile Phase phase = new Phase.Queued(1);
    }

    /// What is left to do when the verdict is there.
    interface Job {
        Verdict judge(Grader grader, Consumer<Phase> progress);

        void judged(Verdict verdict);

        /// Afterwards, when nobody waits for the verdict any more.
        void explain(Grader grader, Verdict verdict);
    }

    /// Begins to judge; does nothing when that submission is on its way already, or while the server stops.
    void begin(SubmissionId id, Job job) {
        var work = new Work();
        if (!closing && works.putIfAbsent(id, work) == null) {
            Thread.ofVirtual().name("judge-" + id).start(() -> judge(id, job, work));
        }
    }

    /// Where a submission is; empty when it is not on its way.
    Optional<Phase> phase(SubmissionId id) {
        return Optional.ofNullable(works.get(id)).map(work -> work.phase);
    }

    /// Waits until the submission is judged, but not longer than that.
    void await(SubmissionId id, Duration longest) {
        Optional.ofNullable(works.get(id)).ifPresent(work -> await(work.done, longest));
    }

    /// Waits until the submission's verdict is explained, or cannot be, but not longer than that.
    ///
    /// @return whether there is nothing more to wait for
    boolean awaitExplained(SubmissionId id, Duration longest) {
        Optional.ofNullable(explained.get(id)).ifPresent(done -> await(done, longest));
        return !explained.containsKey(id);
    }

    private static void await(CountDownLatch done, Duration longest) {
        try {
            var _ = done.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The grader, opened now if it was not.
    synchronized Grader grader() {
        if (grader.isEmpty()) {
            grader = Optional.of(open.get());
        }
        return grader.get();
    }

    /// What people should know about where submissions run; nothing before the grader is open.
    Optional<String> caution() {
        return grader.flatMap(Grader::caution);
    }

    /// A student has come to a coding lab.
    void expect(StudentId student) {
        grader.ifPresent(g -> g.expect(student.value()));
    }

    /// Compiles without judging.
    Compiled compile(Submission submission) {
        if (closing || broken) {
            return new Compiled.Off();
        }
        try {
            return grader().compile(submission);
        } catch (RuntimeException e) {
            LOG.warn("event=cannot-compile-while-typing", e);
            broken = true;
            return new Compiled.Off();
        }
    }

    private void judge(SubmissionId id, Job job, Work work) {
        var verdict = Optional.<Verdict>empty();
        try {
            var found = verdict(job, work);
            // a verdict that broke because we stop is none: the row waits for the next server
            if (!(closing && found instanceof Verdict.OurFault)) {
                // before anybody can see the verdict
                explained.put(id, new CountDownLatch(1));
                verdict = Optional.of(found);
                job.judged(found);
            }
        } catch (RuntimeException e) {
            LOG.error("could not keep a verdict submission={}", id, e);
        } finally {
            works.remove(id);
            work.done.countDown();
        }
        verdict.ifPresent(known -> explain(id, job, known));
    }

    private void explain(SubmissionId id, Job job, Verdict verdict) {
        try {
            if (!closing) {
                job.explain(grader(), verdict);
            }
        } catch (RuntimeException e) {
            LOG.error("could not explain a verdict submission={}", id, e);
        } finally {
            Optional.ofNullable(explained.remove(id)).ifPresent(CountDownLatch::countDown);
        }
    }

    private Verdict verdict(Job job, Work work) {
        try {
            return job.judge(grader(), phase -> work.phase = phase);
        } catch (RuntimeException e) {
            LOG.error("the grader failed", e);
            return new Verdict.OurFault(
                    "The grader failed on this. It says nothing about your program and costs no attempt. Try again; if it"
                            + " stays, tell your instructor.",
                    Circumstances.NONE);
        }
    }

    /// Lets what is running come to its verdict, for a while; what is not judged then stays queued.
    @Override
    public void close() {
        closing = true;
        long end = System.nanoTime() + FINISH.toNanos();
        for (var work : works.values()) {
            try {
                var _ = work.done.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        closeGrader();
    }

    private synchronized void closeGrader() {
        grader.ifPresent(Grader::close);
        grader = Optional.empty();
    }
}
