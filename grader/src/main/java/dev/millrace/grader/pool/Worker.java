package dev.millrace.grader.pool;

import dev.millrace.grader.frames.Frames;
import dev.millrace.grader.frames.ToWorker;
import dev.millrace.grader.sandbox.Contained;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A worker process seen from outside. Serves one owner for the whole of its life. For one thread at a time; [#kill]
/// and [#close] may be called by any.
final class Worker implements Pool.Member {
    private static final Duration REST = Duration.ofSeconds(2);

    private final Contained process;
    private final SocketChannel channel;
    private final Frames frames;
    private final Noise noise;
    private final Path folder;
    private final long memoryBytes;
    private final ScheduledExecutorService deadlines;
    private Optional<String> owner = Optional.empty();
    private int uses;
    private boolean plain = true;
    private volatile boolean timedOut;

    Worker(
            Contained process,
            SocketChannel channel,
            Frames frames,
            Noise noise,
            Path folder,
            long memoryBytes,
            ScheduledExecutorService deadlines) {
        this.process = process;
        this.channel = channel;
        this.frames = frames;
        this.noise = noise;
        this.folder = folder;
        this.memoryBytes = memoryBytes;
        this.deadlines = deadlines;
    }

    @Override
    public void assign(String newOwner) {
        if (owner.isPresent() && !owner.get().equals(newOwner)) {
            throw new IllegalStateException("a worker never serves two owners");
        }
        owner = Optional.of(newOwner);
    }

    /// It grades once more.
    void used() {
        uses++;
    }

    /// What it runs next.
    ///
    /// @param plainCode whether that has no means to stay behind or to end the process; the worker says
    ///     so before it runs any of it
    void compiled(boolean plainCode) {
        plain = plainCode;
    }

    boolean runsPlainCode() {
        return plain;
    }

    @Override
    public int uses() {
        return uses;
    }

    @Override
    public long memoryBytes() {
        return memoryBytes;
    }

    @Override
    public boolean alive() {
        return process.alive() && channel.isOpen();
    }

    Frames frames() {
        return frames;
    }

    /// From now on the worker is killed after this time, unless the result is cancelled before.
    ScheduledFuture<?> deadline(Duration time) {
        return deadlines.schedule(this::timeOut, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Lets it collect its garbage while nobody waits for it.
    ///
    /// @return whether it still listens
    boolean rest() {
        var deadline = deadline(REST);
        try {
            frames.send(new ToWorker.Rest());
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            deadline.cancel(false);
        }
    }

    boolean timedOut() {
        return timedOut;
    }

    boolean printedTooMuch() {
        return noise.tooMuch();
    }

    /// What it wrote past the frames, cut.
    String noise() {
        return noise.text();
    }

    /// The exit code, waited for a moment; 0 when the process does not end.
    int exitCode() {
        try {
            return process.ended().get(3, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return 0;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of worker " + process.id() + " is unknown", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /// Whether the kernel ended it for want of memory; known when the exit code is.
    boolean outOfMemory() {
        return process.outOfMemory();
    }

    /// Hangs up and waits for the process to end by itself.
    void letEnd(long time, TimeUnit unit) throws IOException, InterruptedException {
        channel.close();
        try {
            var _ = process.ended().get(time, unit);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("the worker did not end: " + noise(), e);
        }
    }

    void kill() {
        process.kill();
        try {
            channel.close();
        } catch (IOException e) {
            // closed is closed
        }
    }

    /// Ends the process and removes what it left.
    @Override
    public void close() {
        kill();
        var _ = exitCode();
        Folder.remove(folder);
    }

    private void timeOut() {
        timedOut = true;
        kill();
    }
}
