package dev.millrace.grader.sandbox;

import java.io.IOException;

/// Where worker processes run. Safe for many threads. Closing it ends whatever still runs in it.
public sealed interface Sandbox extends AutoCloseable permits Bubblewrap, Docker, NoSandbox {
    /// The name on verdicts and in the start banner.
    String name();

    /// Whether it keeps a process from the machine: all do but the one that is none.
    default boolean contains() {
        return true;
    }

    /// The folder for temporary files, as the process sees it.
    String tempFolder(Launch launch);

    /// Whether the user that the process runs as is not ours, so that what it must reach has to be open to others.
    boolean foreignUser();

    /// Whether a process in it can start no further process.
    boolean refusesPrograms();

    /// Starts a process. Whoever asked owns it, and ends it with [Contained#kill].
    ///
    /// @throws IOException when it does not start; nothing of it is left then
    Contained start(Launch launch) throws IOException;

    @Override
    void close();
}
