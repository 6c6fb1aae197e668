package dev.millrace.labs.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What a broker in a container says: that it is ready, and why it ended. Safe for many threads.
final class BrokerLog {
    static final String READY = "READY bootstrap=";
    private static final int LINES = 40;
    private static final int LINE_CHARS = 2000;
    private static final long READ_SECONDS = 10;
    private final Daemon daemon;

    BrokerLog(Daemon daemon) {
        this.daemon = daemon;
    }

    /// Listens to a container from its start. Close it.
    Listening listen(String id) {
        return daemon.client()
                .logContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .withTailAll()
                .exec(new Listening());
    }

    /// Whether the broker has said that it is ready, since it was started.
    boolean saysReady(String id) {
        return printed(id).stream().anyMatch(line -> line.startsWith(READY));
    }

    /// Why a container that does not run any more ended; its volume still holds the broker's own log.
    Failure failure(String id) {
        var lines = new ArrayList<>(ownLog(id));
        lines.addAll(printed(id));
        var state = state(id);
        if (state.map(s -> Boolean.TRUE.equals(s.getOOMKilled())).orElse(false)) {
            lines.add("the kernel ended the broker: it wanted more memory than its container may have");
            return new Failure(Failure.Reason.OUT_OF_MEMORY, last(lines));
        }
        var word = lines.isEmpty() ? "" : lines.getLast();
        state.map(InspectContainerResponse.ContainerState::getExitCodeLong)
                .filter(code -> code == 128 + 9)
                .ifPresent(code -> lines.add("the broker was killed (SIGKILL)"));
        return new Failure(reason(word), last(lines));
    }

    /// The broker says why it ended in a line that begins with the reason.
    static Failure.Reason reason(String line) {
        var said = line.toLowerCase(Locale.ROOT);
        if (said.startsWith("disk limit")) return Failure.Reason.DISK_LIMIT;
        if (said.startsWith("disk full") || said.contains("no space left")) return Failure.Reason.DISK_FULL;
        if (said.contains("outofmemoryerror")) return Failure.Reason.OUT_OF_MEMORY;
        return Failure.Reason.BROKE;
    }

    private Optional<InspectContainerResponse.ContainerState> state(String id) {
        return daemon.ask("inspect a container", docker -> {
            try {
                return Optional.ofNullable(docker.inspectContainerCmd(id).exec().getState());
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private List<String> printed(String id) {
        var heard = new Listening();
        try (heard) {
            daemon.client()
                    .logContainerCmd(id)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(LINES)
                    .exec(heard);
            var _ = heard.awaitCompletion(READ_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | NotFoundException | ConflictException e) {
            return heard.lines(); // the container is gone: nothing more is to be had
        } catch (RuntimeException e) {
            throw daemon.translated("read a log", e);
        }
        return heard.lines();
    }

    private List<String> ownLog(String id) {
        return daemon.ask("read the broker's log", docker -> {
            try (var archive =
                    docker.copyArchiveFromContainerCmd(id, "/data/broker.log").exec()) {
                return last(Archive.firstFile(archive).orElse("").lines().toList());
            } catch (NotFoundException e) {
                return List.of();
            } catch (IOException e) {
                throw new RuntimeUnreachable("The Docker daemon broke off.", e);
            }
        });
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                .map(line -> line.length() > LINE_CHARS ? line.substring(0, LINE_CHARS) + "…" : line)
                .toList();
    }

    /// What comes out of a container, by line; bounded.
    static final class Listening extends ResultCallback.Adapter<Frame> {
        private final StringBuilder text = new StringBuilder();
        private volatile boolean ready;
        private volatile boolean over;

        @Override
        public void onNext(Frame frame) {
            synchronized (text) {
                if (text.length() < LINES * LINE_CHARS) {
                    text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                }
                if (text.indexOf(READY) >= 0) ready = true;
            }
        }

        @Override
        public void onComplete() {
            over = true;
            super.onComplete();
        }

        @Override
        public void onError(Throwable failure) {
            over = true;
            super.onError(failure);
        }

        boolean ready() {
            return ready;
        }

        /// The container has ended, or the daemon has gone.
        boolean over() {
            return over;
        }

        List<String> lines() {
            synchronized (text) {
                return text.toString().lines().toList();
            }
        }
    }
}
