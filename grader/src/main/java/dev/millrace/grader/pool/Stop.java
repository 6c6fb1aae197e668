package dev.millrace.grader.pool;

import dev.millrace.grader.CheckResult;
import dev.millrace.grader.frames.BadFrameException;
import dev.millrace.grader.frames.FromWorker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends a worker that did not answer as it should, and says why.
///
/// @param doing what had a deadline, "This case"
/// @param checks those that were judged before
record Stop(Worker worker, String doing, Duration time, List<CheckResult> checks) {
    /// It said something else than what was asked, or hung up (null).
    Ran said(@Nullable FromWorker answer) {
        var ending = new Ending(worker, checks);
        var ran = switch (answer) {
            case FromWorker.Exceeded exceeded -> ending.said(exceeded);
            case FromWorker.Exiting _ -> ending.exited();
            case null -> ending.gone(doing, time);
            case FromWorker.Hello _,
                    FromWorker.Compiled _,
                    FromWorker.Described _,
                    FromWorker.Produced _,
                    FromWorker.Watched _,
                    FromWorker.Finished _ -> ending.tooMuch();
        };
        worker.kill();
        return ran;
    }

    /// The connection broke.
    Ran gone(IOException why) {
        var ending = new Ending(worker, checks);
        var ran = why instanceof BadFrameException && !worker.timedOut() ? ending.tooMuch() : ending.gone(doing, time);
        worker.kill();
        return ran;
    }
}
