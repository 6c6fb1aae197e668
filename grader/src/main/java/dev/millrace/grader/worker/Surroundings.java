package dev.millrace.grader.worker;

import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.millrace.grader.frames.Frames;
import dev.millrace.grader.frames.FromWorker;
import dev.millrace.grader.replay.OverLimitException;
import dev.millrace.grader.replay.Printed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;

/// What a submission finds around it in the process and might change: streams, properties, threads. Put back before
/// each case; what cannot be put back is reported, and the worker is not used again.
final class Surroundings {
    /// More threads than this beside the worker's own end a submission.
    private static final int MOST_THREADS = 64;

    /// Share of the heap's old part that, still used after a collection, counts as all.
    private static final double FULL = 0.96;

    /// Of the old part of the heap; a worker that has graded needs about 10 MiB there.
    private static final long MUCH = 32L << 20;

    private final Frames frames;
    private final MemoryPoolMXBean oldSpace = oldSpace();
    private final Properties properties = copy(System.getProperties());
    private final Printed printed = new Printed();
    private final ThreadGroup top = topGroup();
    private Set<Thread> threads = Set.of();
    private volatile boolean busy;

    Surroundings(Frames frames) {
        this.frames = frames;
        reset();
        Runtime.getRuntime().addShutdownHook(new Thread(this::exiting, "exiting"));
        Thread.ofPlatform().daemon().name("watch").start(this::watch);
    }

    void reset() {
        System.setProperties(copy(properties));
        System.setOut(printed.stream());
        System.setErr(printed.stream());
        Locale.setDefault(Locale.ENGLISH);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Thread.currentThread().setContextClassLoader(Surroundings.class.getClassLoader());
        // what every mapper of a submission's own shares keeps its classes
        TypeFactory.defaultInstance().clearCache();
        var _ = Thread.interrupted();
    }

    /// From here to [#leave] it is the submission that runs.
    void enter() {
        reset();
        var _ = printed.take();
        threads = Thread.getAllStackTraces().keySet();
        busy = true;
    }

    Printed printed() {
        return printed;
    }

    /// Ends what [#enter] began.
    ///
    /// @return whether a thread was left behind
    boolean leave() {
        busy = false;
        reset();
        var now = new HashSet<>(Thread.getAllStackTraces().keySet());
        now.removeAll(threads);
        return now.stream().anyMatch(Thread::isAlive);
    }

    /// Collects what earlier gradings left, when it is much: left alone the heap grows to its limit first, because the
    /// collector rather takes more than look for garbage among what is old.
    void rest() {
        if (oldSpace.getUsage().getUsed() > MUCH) {
            System.gc();
        }
    }

    /// Says why the worker ends, and ends it: it is past trusting.
    void end(OverLimitException limit) {
        busy = false;
        say(new FromWorker.Exceeded(limit.limit(), String.valueOf(limit.getMessage())));
        Runtime.getRuntime().halt(0);
    }

    private void exiting() {
        if (busy) {
            say(new FromWorker.Exiting());
        }
    }

    private void watch() {
        int own = top.activeCount();
        while (true) {
            if (busy && top.activeCount() > own + MOST_THREADS) {
                end(new OverLimitException(
                        "threads",
                        "Your program started more than " + MOST_THREADS
                                + " threads. A stream processor needs none: Kafka Streams calls it."));
            }
            if (busy && fullAfterCollecting()) {
                end(new OverLimitException("memory", "Your program used all the memory of this lab."));
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                // a submission cannot stop the watch
            }
        }
    }

    /// A heap that is full but for crumbs does not fail: it collects garbage without end.
    private boolean fullAfterCollecting() {
        var after = oldSpace.getCollectionUsage();
        return after != null && after.getUsed() > FULL * after.getMax();
    }

    private static MemoryPoolMXBean oldSpace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().startsWith("Tenured"))
                .findFirst()
                .orElseThrow();
    }

    private void say(FromWorker message) {
        try {
            frames.send(message);
        } catch (IOException e) {
            // nobody listens any more
        }
    }

    private static Properties copy(Properties from) {
        var copy = new Properties();
        from.stringPropertyNames().forEach(name -> copy.setProperty(name, from.getProperty(name)));
        return copy;
    }

    private static ThreadGroup topGroup() {
        var group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
