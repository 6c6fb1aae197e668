package dev.millrace.grader.sandbox;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A container and the streams attached to it. Removed from the daemon before its end is told. Safe for many threads.
final class Container implements Contained {
    private static final Logger LOG = LoggerFactory.getLogger(Container.class);
    private static final long ATTACH_SECONDS = 20;
    private static final long LAST_WORDS_SECONDS = 1;
    private static final int KILLED = 128 + 9;

    private final Daemon daemon;
    private final String id;
    private final OutputStream life;
    private final InputStream lifeRead;
    private final InputStream noise;
    private final Attached attached;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final AtomicBoolean killed = new AtomicBoolean();
    private volatile boolean outOfMemory;

    /// Attaches to a container that was created, and owns it from now on.
    private Container(Daemon daemon, String id) throws IOException {
        this.daemon = daemon;
        this.id = id;
        var stdin = Pipe.open();
        var output = Pipe.open();
        this.life = Channels.newOutputStream(stdin.sink());
        this.lifeRead = new UntilClosed(Channels.newInputStream(stdin.source()));
        this.noise = Channels.newInputStream(output.source());
        this.attached = new Attached(Channels.newOutputStream(output.sink()));
        daemon.client()
                .attachContainerCmd(id)
                .withStdIn(lifeRead)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(attached);
    }

    /// Starts a container that was created; nothing of it is left when this fails.
    static Container start(Daemon daemon, String id) throws IOException {
        var container = new Container(daemon, id);
        try {
            if (!container.attached.awaitStarted(ATTACH_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the daemon did not attach within " + ATTACH_SECONDS + " s");
            }
            daemon.<Void>ask(
                    "start a container", docker -> docker.startContainerCmd(id).exec());
            Thread.startVirtualThread(container::awaitEnd);
            return container;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            container.leave();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            container.leave();
            throw e;
        }
    }

    /// Nobody will read what it writes.
    private void leave() throws IOException {
        hangUp();
        noise.close();
    }

    /// Removes a container, running or not. One that is gone already is fine.
    static void remove(Daemon daemon, String id) throws IOException {
        daemon.<Void>ask("remove container " + id, docker -> {
            try {
                return docker.removeContainerCmd(id).withForce(true).exec();
            } catch (NotFoundException e) {
                return null;
            } catch (ConflictException e) {
                LOG.debug("event=container-being-removed container={}", id);
                return null;
            }
        });
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public OutputStream life() {
        return life;
    }

    @Override
    public InputStream noise() {
        return noise;
    }

    @Override
    public boolean alive() {
        return !killed.get() && !ended.isDone();
    }

    @Override
    public CompletableFuture<Integer> ended() {
        return ended.copy();
    }

    @Override
    public boolean outOfMemory() {
        return outOfMemory;
    }

    /// The attached streams end first: an undrained one held up `docker kill` for minutes.
    @Override
    public void kill() {
        if (killed.compareAndSet(false, true)) {
            hangUp();
            Thread.startVirtualThread(this::killNow);
        }
    }

    private void killNow() {
        try {
            daemon.<Void>ask("kill container " + id, docker -> {
                try {
                    return docker.killContainerCmd(id).exec();
                } catch (NotFoundException | ConflictException e) {
                    return null; // it has ended
                }
            });
        } catch (IOException e) {
            LOG.warn("event=container-not-killed container={} reason=\"{}\"", id, e.getMessage());
        }
    }

    private void hangUp() {
        attached.end();
        try {
            life.close();
            lifeRead.close();
        } catch (IOException e) {
            LOG.debug("event=stdin-not-closed container={}", id, e);
        }
    }

    private void awaitEnd() {
        int code = KILLED;
        try (var end = daemon.client().waitContainerCmd(id).exec(new WaitContainerResultCallback())) {
            code = end.awaitStatusCode();
            var state = daemon.ask(
                    "describe container " + id,
                    docker -> docker.inspectContainerCmd(id).exec().getState());
            outOfMemory = Boolean.TRUE.equals(state.getOOMKilled());
            var _ = attached.awaitCompletion(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | RuntimeException e) {
            LOG.warn("event=container-end-unknown container={} reason=\"{}\"", id, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hangUp();
        removeAfterwards();
        ended.complete(code);
    }

    private void removeAfterwards() {
        try {
            remove(daemon, id);
        } catch (IOException e) {
            LOG.warn("event=container-left container={} reason=\"{}\"", id, e.getMessage());
        }
    }

    /// Ends when it is closed, instead of failing: whoever reads it has no use for a failure.
    private static final class UntilClosed extends FilterInputStream {
        UntilClosed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            try {
                return super.read(to, offset, length);
            } catch (ClosedChannelException e) {
                return -1;
            }
        }
    }

    /// Standard output and error on their way to whoever reads the noise, at the reader's pace.
    private static final class Attached extends ResultCallback.Adapter<Frame> {
        private final OutputStream to;

        Attached(OutputStream to) {
            this.to = to;
        }

        @Override
        public void onNext(Frame frame) {
            try {
                to.write(frame.getPayload());
            } catch (IOException e) {
                end(); // nobody listens any more
            }
        }

        @Override
        public void onError(Throwable failure) {
            LOG.debug("event=attached-stream-broke", failure);
            super.onError(failure);
            end();
        }

        @Override
        public void onComplete() {
            super.onComplete();
            end();
        }

        void end() {
            try {
                to.close();
                close();
            } catch (IOException e) {
                LOG.debug("event=attached-stream-not-closed", e);
            }
        }
    }
}
