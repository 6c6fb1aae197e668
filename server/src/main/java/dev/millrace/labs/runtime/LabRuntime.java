package dev.millrace.labs.runtime;

import java.util.Optional;
import java.util.Set;

/// Where brokers run. A runtime outlives the server in what it runs: after a server is gone, another one with the
/// same data finds every running lab through [#running].
///
/// Thread-safe; callers start and stop one lab from one thread at a time, different labs from as many as they like.
/// Every wait is bounded by the runtime's own settings. Where the runtime needs a daemon or a cluster, any method may
/// throw [RuntimeUnreachable]. `LabRuntimeContract` says in tests what each must do.
public interface LabRuntime extends AutoCloseable {
    /// How the command line and the start-up message call it.
    String name();

    /// What it can do and what a lab costs on it.
    Traits traits();

    /// Where the lab will listen, if that is known before it starts.
    Optional<Endpoint> reserved(LabId lab);

    /// Starts the lab's broker on what it stored before, or takes over the one that runs. Returns when it answers.
    StartResult start(LabId lab, Progress progress);

    /// Cuts short a start in flight, which then returns `Cancelled`. Does nothing otherwise.
    void cancel(LabId lab);

    /// Stops the lab's broker and keeps what it stored; returns when it is gone. Does nothing where none runs.
    void stop(LabId lab);

    /// Stops the lab's broker and forgets what it stored; the next start finds nothing, at the same address.
    void wipe(LabId lab);

    /// Stops the lab's broker and forgets everything about it, the address too.
    void remove(LabId lab);

    /// Takes over a broker that answers, perhaps one that an earlier server started.
    Optional<Endpoint> adopt(LabId lab);

    /// Every lab with a process, container or the like of its own.
    Set<LabId> running();

    /// Halts a running broker where it stands, so that it takes no processor time; does nothing where the runtime
    /// cannot, see [Traits#freezes]. A frozen broker runs, answers nobody, and can be stopped.
    void freeze(LabId lab);

    /// Lets a frozen broker go on. Does nothing where it was not frozen.
    void thaw(LabId lab);

    /// Tells of what happens without having been asked for; to one listener, which must not block.
    void listen(Listener listener);

    /// Lets go of everything without stopping it.
    @Override
    void close();

    /// Hears how far a start has come.
    interface Progress {
        void at(Phase phase);
    }

    /// Hears of brokers that end on their own, and of the runtime's own troubles.
    interface Listener {
        void ended(LabId lab, Failure failure);

        /// What labs run on does not answer any more; the runtime keeps trying.
        default void unreachable(String sentence) {}

        /// It answers again; labs may have ended meanwhile, [LabRuntime#running] tells which.
        default void reachable() {}
    }
}
