package dev.millrace.grader.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Starts child processes, all from one platform thread that lives as long as this: bubblewrap ends its child when the
/// *thread* that spawned it ends. Safe for many threads.
final class Spawner implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("grader-spawner").factory());

    /// Starts it with an empty environment, standard error mixed into standard output.
    Child start(List<String> words) throws IOException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().clear();
        try {
            return new Child(thread.submit(builder::start).get());
        } catch (ExecutionException e) {
            throw new IOException("cannot start " + words.getFirst(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
