package dev.millrace.labs.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A Docker daemon, by its Unix socket or over the network. Every question has a deadline, and a daemon that does not
/// answer is told apart from one that refuses. Safe for many threads.
public final class Daemon implements AutoCloseable {
    private static final long SECONDS = 60;
    /// Streams (events, logs) hold a connection each.
    private static final int CONNECTIONS = 512;

    private final DockerAddress address;
    private final DockerClient client;
    private volatile boolean closed;

    private Daemon(DockerAddress address, DockerClient client) {
        this.address = address;
        this.client = client;
    }

    /// Makes a client; nothing is asked yet, so the daemon may be away.
    ///
    /// @throws DaemonRefusal when the certificates cannot be used
    public static Daemon at(DockerAddress address) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(address.host().toString())
                .withDockerTlsVerify(false)
                .build();
        var transport = new ZerodepDockerHttpClient.Builder()
                .dockerHost(address.host())
                .maxConnections(CONNECTIONS)
                .connectionTimeout(Duration.ofSeconds(5));
        address.certificates().ifPresent(folder -> {
            var context = new PemTls(folder).context();
            transport.sslConfig(() -> context);
        });
        return new Daemon(address, DockerClientImpl.getInstance(config, transport.build()));
    }

    DockerAddress address() {
        return address;
    }

    /// For what has no deadline: streams, and waiting for an end.
    DockerClient client() {
        return client;
    }

    /// @throws RuntimeUnreachable when nothing answers there
    void ping() {
        this.<Void>ask("answer", docker -> docker.pingCmd().exec());
    }

    /// Asks the daemon.
    ///
    /// @param what for the message when it fails: the daemon could not …
    /// @throws RuntimeUnreachable when it does not answer
    /// @throws DaemonRefusal when it answers no
    <T extends @Nullable Object> T ask(String what, Function<DockerClient, T> question) {
        return ask(what, SECONDS, question);
    }

    <T extends @Nullable Object> T ask(String what, long seconds, Function<DockerClient, T> question) {
        var answer = new CompletableFuture<T>();
        Thread.startVirtualThread(() -> {
            try {
                answer.complete(question.apply(client));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw translated(what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw unreachable("it did not " + what + " within " + seconds + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted", e);
        }
    }

    /// What a failure of the library means.
    RuntimeException translated(String what, Throwable failure) {
        if (failure instanceof DaemonRefusal refusal) return refusal;
        if (closed) return new RuntimeUnreachable("Docker is not asked any more: the server stops.", failure);
        if (failure instanceof DockerException refused) {
            return new DaemonRefusal("the Docker daemon could not " + what + ": " + said(refused), refused);
        }
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof IOException || at instanceof UncheckedIOException) return unreachable(words(at), failure);
        }
        return new IllegalStateException("could not " + what, failure);
    }

    private RuntimeUnreachable unreachable(String reason, Throwable cause) {
        return new RuntimeUnreachable(
                "The Docker daemon at " + address + " does not answer (" + hint().orElse(reason) + ").", cause);
    }

    /// What a person can mend, for the daemon of this machine.
    private Optional<String> hint() {
        return address.socket().flatMap(socket -> {
            if (!Files.exists(socket)) return Optional.of("there is no such socket; Debian: apt-get install docker.io");
            if (!Files.isWritable(socket)) return Optional.of("this user may not use it; join the group docker");
            return Optional.empty();
        });
    }

    /// The daemon's answer is JSON with one `message`, or plain text.
    static String said(DockerException refused) {
        var text = String.valueOf(refused.getMessage()).strip();
        var from = text.indexOf("{\"message\":\"");
        if (from < 0) return text;
        var message = text.substring(from + "{\"message\":\"".length());
        return message.substring(0, Math.max(0, message.lastIndexOf('"')))
                .replace("\\n", " ")
                .replace("\\\"", "\"");
    }

    private static String words(Throwable failure) {
        var reasons = new ArrayList<String>();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            reasons.add(Optional.ofNullable(at.getMessage())
                    .orElse(at.getClass().getSimpleName())
                    .strip());
        }
        return String.join(": ", reasons);
    }

    @Override
    public void close() {
        closed = true;
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the client of " + address, e);
        }
    }
}
