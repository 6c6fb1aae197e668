package dev.millrace.grader.worker;

import dev.millrace.grader.compile.Compilation;
import dev.millrace.grader.contract.Contracts;
import dev.millrace.grader.frames.Frames;
import dev.millrace.grader.frames.FromWorker;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.frames.Moment;
import dev.millrace.grader.frames.ToWorker;
import dev.millrace.grader.frames.ToWorker.Detail;
import dev.millrace.grader.replay.EntryPoint;
import dev.millrace.grader.replay.Failure;
import dev.millrace.grader.replay.Habits;
import dev.millrace.grader.replay.OverLimitException;
import dev.millrace.grader.replay.Replay;
import dev.millrace.grader.replay.SubmissionLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One case of one submission: reads the events as they come, runs them, and sends what they produce.
final class CaseRun {
    private static final int RECORDS_PER_FRAME = 200;
    private static final long BYTES_PER_FRAME = 256 << 10;
    private static final int MOMENTS_PER_FRAME = 50;

    private final Frames frames;
    private final Surroundings surroundings;
    private final Compilation compilation;
    private final String entry;
    private final List<Out> pending = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private long pendingSize;
    private int event = -1;

    CaseRun(Frames frames, Surroundings surroundings, Compilation compilation, String entry) {
        this.frames = frames;
        this.surroundings = surroundings;
        this.compilation = compilation;
        this.entry = entry;
    }

    void run(ToWorker.Run run, Path stateFolder) throws IOException {
        surroundings.enter();
        List<String> elsewhere = List.of();
        String exception = null;
        try {
            elsewhere = replay(run, stateFolder);
        } catch (OverLimitException e) {
            surroundings.end(e);
        } catch (OutOfMemoryError e) {
            surroundings.end(new OverLimitException("memory", "Your program used all the memory of this lab."));
        } catch (GraderGoneException e) {
            throw e.gone;
        } catch (Throwable e) {
            endIfPrintedTooMuch();
            exception = Failure.describe(e, compilation.classes().keySet());
        }
        finish(exception, elsewhere);
    }

    /// The limit was thrown inside the submission and may have been wrapped or replaced on its way here.
    private void endIfPrintedTooMuch() {
        try {
            surroundings.printed().check();
        } catch (OverLimitException e) {
            surroundings.end(e);
        }
    }

    private List<String> replay(ToWorker.Run run, Path stateFolder) throws Throwable {
        var loader = new SubmissionLoader(compilation.classes(), new Contracts(run.contracts()));
        Thread.currentThread().setContextClassLoader(loader);
        var point = EntryPoint.find(loader, compilation.classes().keySet(), entry);
        try (var replay = new Replay(point, run, stateFolder, this::produced, this::watched)) {
            frames.send(new FromWorker.Described(
                    replay.nodes(), run.detail() == Detail.CLOSELY ? Habits.of(compilation.classes()) : List.of()));
            feed(replay);
            event = -1;
            return replay.elsewhere();
        }
    }

    private void feed(Replay replay) throws IOException {
        while (next() instanceof ToWorker.Events(var events)) {
            for (var one : events) {
                event = replay.fed();
                replay.feed(one);
                surroundings.printed().check();
            }
        }
    }

    private @Nullable ToWorker next() {
        calm();
        try {
            return frames.receive(ToWorker.class);
        } catch (IOException e) {
            throw new GraderGoneException(e);
        }
    }

    /// An interrupt that the submission left would close the connection.
    private static void calm() {
        var _ = Thread.interrupted();
    }

    private void produced(Out out) {
        pending.add(out);
        pendingSize += 64 + out.value().toString().length();
        if (pending.size() >= RECORDS_PER_FRAME || pendingSize >= BYTES_PER_FRAME) {
            try {
                flush();
            } catch (IOException e) {
                throw new GraderGoneException(e);
            }
        }
    }

    private void watched(Moment moment) {
        moments.add(moment);
        if (moments.size() >= MOMENTS_PER_FRAME) {
            try {
                flush();
            } catch (IOException e) {
                throw new GraderGoneException(e);
            }
        }
    }

    private void flush() throws IOException {
        calm();
        if (!moments.isEmpty()) {
            frames.send(new FromWorker.Watched(List.copyOf(moments)));
            moments.clear();
        }
        if (!pending.isEmpty()) {
            frames.send(new FromWorker.Produced(List.copyOf(pending)));
            pending.clear();
            pendingSize = 0;
        }
    }

    private void finish(@Nullable String exception, List<String> elsewhere) throws IOException {
        var text = surroundings.printed().take();
        boolean odd = surroundings.leave();
        flush();
        frames.send(new FromWorker.Finished(exception, exception == null ? -1 : event, text, elsewhere, odd));
    }

    /// The grader being gone is not the submission's exception.
    private static final class GraderGoneException extends RuntimeException {
        private final IOException gone;

        GraderGoneException(IOException gone) {
            super(gone);
            this.gone = gone;
        }
    }
}
