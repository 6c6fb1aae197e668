package dev.millrace.labs.runtime;

import java.util.Optional;
import java.util.Set;

/// Where brokers run. A runtime outlives the server in what it runs: after a server is gone, another one with the
/// same data finds every running lab through [#running].
///
/// Thread-safe; callers start and stop one lab from one thread at a time, different labs from as many as they like.
/// Every wait is bounded by the runtime's own settings. `LabRuntimeContract` says in tests what each must do.
public interface LabRuntime extends AutoCloseable {
    /// How the command line and the start-up message call it.
    String name();

    /// Where the lab will listen, if that is known before it starts.
    Optional<Endpoint> reserved(LabId lab);

    /// Starts the lab's broker on what it stored before, or takes over the one that runs. Returns when it answers.
    StartResult start(LabId lab, Progress progress);

    /// Cuts short a start in flight, which then returns `Cancelled`. Does nothing otherwise.
    void cancel(LabId lab);

    /// Stops the lab's broker and keeps what it stored; returns when it is gone. Does nothing where none runs.
    void stop(LabId lab);

    /// Takes over a broker that answers, perhaps one that an earlier server started.
    Optional<Endpoint> adopt(LabId lab);

    /// Every lab with a process, container or the like of its own.
    Set<LabId> running();

    /// Tells of brokers that end without having been asked to.
    void onEnd(EndListener listener);

    /// Lets go of everything without stopping it.
    @Override
    void close();

    /// Hears how far a start has come.
    interface Progress {
        void at(Phase phase);
    }

    /// Hears of a broker that ended on its own.
    interface EndListener {
        void ended(LabId lab, Failure failure);
    }
}
