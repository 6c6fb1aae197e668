package dev.millrace.grader.pool;

import dev.millrace.grader.frames.Frames;
import dev.millrace.grader.frames.FromWorker;
import dev.millrace.grader.sandbox.Contained;
import dev.millrace.grader.sandbox.Launch;
import dev.millrace.grader.sandbox.Sandbox;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// Starts worker processes in a sandbox, which it owns. Safe for many threads.
final class WorkerLauncher implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(30);

    private final UnaryOperator<Launch> change;
    private final WorkerCommand command;
    private final Sandbox sandbox;
    private final Path root;
    private final AtomicInteger numbers = new AtomicInteger();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("grader-deadlines").factory());

    WorkerLauncher(WorkerCommand command, Sandbox sandbox, Path root) {
        this(command, sandbox, root, UnaryOperator.identity());
    }

    /// @param change applied to each launch
    WorkerLauncher(WorkerCommand command, Sandbox sandbox, Path root, UnaryOperator<Launch> change) {
        this.change = change;
        this.command = command;
        this.sandbox = sandbox;
        this.root = root;
    }

    /// A new worker that has said hello.
    ///
    /// @throws IOException when it cannot be started or does not answer; nothing of it is left then
    Worker start(long memoryBytes) throws IOException {
        int number = numbers.getAndIncrement();
        var shared = sandbox.foreignUser() ? "rwx--x--x" : "rwx------";
        var folder = Folder.make(root.resolve("w" + number), shared);
        try {
            var _ = Folder.make(folder.resolve("tmp"), "rwx------");
            var _ = Folder.make(folder.resolve("s"), shared);
            var socket = WorkerCommand.socket(folder);
            try (var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                listener.bind(UnixDomainSocketAddress.of(socket));
                var mode = sandbox.foreignUser() ? "rw-rw-rw-" : "rw-------";
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString(mode));
                return connect(listener, number, folder, memoryBytes);
            }
        } catch (IOException | RuntimeException e) {
            Folder.remove(folder);
            throw e;
        }
    }

    private Worker connect(ServerSocketChannel listener, int number, Path folder, long memoryBytes) throws IOException {
        var launch = change.apply(command.launch(number, folder, memoryBytes, sandbox));
        var process = sandbox.start(launch);
        var noise = new Noise();
        Thread.startVirtualThread(() -> noise.drain(process.noise(), process::kill));
        var tooLate = deadlines.schedule(process::kill, CONNECT.toMillis(), TimeUnit.MILLISECONDS);
        var whenGone = process.ended().thenRun(() -> closeQuietly(listener));
        try {
            var nonce = UUID.randomUUID().toString();
            var life = process.life();
            life.write((nonce + "\n").getBytes(StandardCharsets.US_ASCII));
            life.flush();
            var worker = worker(process, listener.accept(), noise, folder, memoryBytes);
            hello(worker, nonce);
            return worker;
        } catch (IOException e) {
            process.kill();
            throw new IOException("the worker did not start: " + noise.text().strip(), e);
        } finally {
            tooLate.cancel(false);
            whenGone.cancel(false);
        }
    }

    private Worker worker(Contained process, SocketChannel channel, Noise noise, Path folder, long memoryBytes) {
        var frames = new Frames(Channels.newInputStream(channel), Channels.newOutputStream(channel));
        return new Worker(process, channel, frames, noise, folder, memoryBytes, deadlines);
    }

    /// Hears who has connected; hangs up on anybody else, and on one that ends before it has said it.
    private static void hello(Worker worker, String nonce) throws IOException {
        boolean known = false;
        try {
            var first = worker.frames().receive(FromWorker.class);
            known = first instanceof FromWorker.Hello(var said) && said.equals(nonce);
        } finally {
            if (!known) {
                worker.kill();
            }
        }
        if (!known) {
            throw new IOException("somebody else connected");
        }
    }

    private static void closeQuietly(ServerSocketChannel listener) {
        try {
            listener.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        sandbox.close();
    }
}
