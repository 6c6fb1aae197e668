package dev.millrace.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Students at work, a virtual thread each; closing sends them home and waits until they have gone.
final class Members implements AutoCloseable {
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final List<ClassMember> members;
    private final List<Thread> threads;

    private Members(List<ClassMember> members) {
        this.members = members;
        threads = members.stream()
                .map(member -> Thread.ofVirtual()
                        .uncaughtExceptionHandler((_, e) -> failure.compareAndSet(null, e))
                        .start(member))
                .toList();
    }

    static Members atWork(List<ClassMember> members) {
        return new Members(members);
    }

    /// Sends everybody home.
    ///
    /// @throws IllegalStateException when one of them could not go on
    @Override
    public void close() throws InterruptedException {
        members.forEach(ClassMember::goHome);
        for (var thread : threads) {
            thread.join();
        }
        var cause = failure.get();
        if (cause != null) throw new IllegalStateException("a student could not go on", cause);
    }
}
