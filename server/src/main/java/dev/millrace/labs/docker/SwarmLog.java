package dev.millrace.labs.docker;

import com.github.dockerjava.api.model.Task;
import dev.millrace.labs.runtime.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a broker on a swarm says, on whatever machine it is. Safe for many threads.
final class SwarmLog {
    private static final int LINES = 40;
    private static final long READ_SECONDS = 5;
    private static final long KILLED = 128 + 9;
    private final Daemon daemon;

    SwarmLog(Daemon daemon) {
        this.daemon = daemon;
    }

    boolean saysReady(Task task) {
        return lines(task).stream().anyMatch(line -> line.startsWith(BrokerLog.READY));
    }

    /// Why a task that is over ended. The broker's own log is on its volume, which may be on another machine.
    Failure failure(Task task) {
        var lines = new ArrayList<>(lines(task));
        var word = lines.isEmpty() ? "" : lines.getLast();
        var status = task.getStatus();
        if (status == null) return new Failure(Failure.Reason.BROKE, lines);
        if (status.getErr() != null && !status.getErr().isEmpty()) lines.add("the swarm says: " + status.getErr());
        var container = status.getContainerStatus();
        var code = container == null ? null : container.getExitCodeLong();
        if (code != null && code == KILLED) {
            lines.add("the broker was killed (SIGKILL): by somebody, or for want of memory");
        }
        return new Failure(BrokerLog.reason(word), lines);
    }

    /// The end of what the task printed; empty where its machine does not tell in time.
    List<String> lines(Task task) {
        var heard = new BrokerLog.Listening();
        try (heard) {
            daemon.client()
                    .logTaskCmd(String.valueOf(task.getId()))
                    .withStdout(true)
                    .withStderr(true)
                    .withTail(LINES)
                    .exec(heard);
            var _ = heard.awaitCompletion(READ_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            var meaning = daemon.translated("read a log", e);
            if (!(meaning instanceof DaemonRefusal)) throw meaning;
        }
        return heard.lines();
    }
}
