package dev.millrace.labs.runtime;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// The runtime of a server whose labs another server keeps: it can be reached never, so that no row is touched and no
/// broker started here. Thread-safe.
public final class ElsewhereRuntime implements LabRuntime {
    private final URI keeper;

    /// Stands for the labs of another server.
    ///
    /// @param keeper the address of the server that keeps the labs
    public ElsewhereRuntime(URI keeper) {
        this.keeper = keeper;
    }

    @Override
    public String name() {
        return "at " + keeper;
    }

    @Override
    public Traits traits() {
        return new Traits(false, 0, false);
    }

    private RuntimeUnreachable elsewhere() {
        return new RuntimeUnreachable("Labs are kept by the server at " + keeper + ".", new IOException("elsewhere"));
    }

    @Override
    public Optional<Endpoint> reserved(LabId lab) {
        throw elsewhere();
    }

    @Override
    public StartResult start(LabId lab, Progress progress) {
        throw elsewhere();
    }

    @Override
    public void cancel(LabId lab) {
        throw elsewhere();
    }

    @Override
    public void stop(LabId lab) {
        throw elsewhere();
    }

    @Override
    public void wipe(LabId lab) {
        throw elsewhere();
    }

    @Override
    public void remove(LabId lab) {
        throw elsewhere();
    }

    @Override
    public Optional<Endpoint> adopt(LabId lab) {
        throw elsewhere();
    }

    @Override
    public Set<LabId> running() {
        throw elsewhere();
    }

    @Override
    public void freeze(LabId lab) {
        throw elsewhere();
    }

    @Override
    public void thaw(LabId lab) {
        throw elsewhere();
    }

    @Override
    public void listen(Listener listener) {}

    @Override
    public void close() {}
}
