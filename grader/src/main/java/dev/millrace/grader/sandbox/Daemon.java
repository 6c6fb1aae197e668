package dev.millrace.grader.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The Docker daemon of this machine. Every call has a deadline. Safe for many threads.
final class Daemon implements AutoCloseable {
    private static final String USUAL = "/var/run/docker.sock";
    private static final long SECONDS = 30;

    private final DockerClient client;

    private Daemon(DockerClient client) {
        this.client = client;
    }

    /// The daemon that `DOCKER_HOST` names, else the one at the usual place, else the user's own (rootless).
    ///
    /// @throws IOException when none answers, or when it is not reached by a Unix socket: containers mount files of
    ///     this machine, so the daemon must run on it
    static Daemon connect(Map<String, String> environment) throws IOException {
        var socket = socket(environment);
        if (!Files.exists(socket)) {
            throw new IOException("there is no daemon at " + socket + " (Debian: apt-get install docker.io)");
        }
        if (!Files.isWritable(socket)) {
            throw new IOException("this user may not use the daemon at " + socket + " (join the group docker)");
        }
        var host = "unix://" + socket;
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host)
                .withDockerTlsVerify(false)
                .build();
        var transport = new ZerodepDockerHttpClient.Builder()
                .dockerHost(URI.create(host))
                .build();
        var daemon = new Daemon(DockerClientImpl.getInstance(config, transport));
        try {
            daemon.<Void>ask("answer", docker -> docker.pingCmd().exec());
            return daemon;
        } catch (IOException e) {
            daemon.close();
            throw e;
        }
    }

    private static Path socket(Map<String, String> environment) throws IOException {
        var host = environment.getOrDefault("DOCKER_HOST", "");
        if (!host.isEmpty() && !host.startsWith("unix://")) {
            throw new IOException("DOCKER_HOST is " + host + ", and containers mount files of this machine: only a"
                    + " daemon on it will do, reached by unix://");
        }
        var candidates = new ArrayList<Path>();
        if (host.isEmpty()) {
            candidates.add(Path.of(USUAL));
            Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                    .ifPresent(folder -> candidates.add(Path.of(folder, "docker.sock")));
        } else {
            candidates.add(Path.of(host.substring("unix://".length())));
        }
        return candidates.stream().filter(Files::exists).findFirst().orElse(candidates.getFirst());
    }

    /// For what has no deadline: streams, and waiting for an end.
    DockerClient client() {
        return client;
    }

    /// Asks the daemon.
    ///
    /// @param what to say when it fails: the daemon could not …
    <T> T ask(String what, Function<DockerClient, T> question) throws IOException {
        var answer = new CompletableFuture<T>();
        Thread.startVirtualThread(() -> {
            try {
                answer.complete(question.apply(client));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the daemon could not " + what + ": " + reason(e), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the daemon did not " + what + " within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String reason(ExecutionException failure) {
        var reasons = new ArrayList<String>();
        for (var at = failure.getCause(); at != null; at = at.getCause()) {
            reasons.add(
                    Optional.ofNullable(at.getMessage()).orElse(at.toString()).strip());
        }
        return String.join(": ", reasons);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
