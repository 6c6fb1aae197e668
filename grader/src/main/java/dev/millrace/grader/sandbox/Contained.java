package dev.millrace.grader.sandbox;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/// A process in a sandbox, seen from outside. Safe for many threads, its streams for one each.
public sealed interface Contained permits Child, Container {
    /// Process or container id, for the log.
    String id();

    /// Its standard input.
    OutputStream life();

    /// Its standard output and error, mixed. To be read to the end by somebody, or the process waits.
    InputStream noise();

    /// Whether it runs.
    boolean alive();

    /// Completed with the exit code when the process has ended, 128 + the signal's number when a signal ended it.
    /// Completing it from outside changes nothing for anybody else.
    CompletableFuture<Integer> ended();

    /// Whether the kernel ended it because it used more memory than its cgroup has.
    boolean outOfMemory();

    /// Ends it at once, with everything that it started. No effect when it has ended.
    void kill();
}
