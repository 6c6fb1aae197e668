package dev.millrace.labs.docker;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/// Where a Docker daemon is reached.
///
/// @param host `unix://…` or `tcp://…`
/// @param certificates the folder of `ca.pem`, `cert.pem` and `key.pem` when the connection is TLS
public record DockerAddress(URI host, Optional<Path> certificates) {
    private static final String USUAL = "/var/run/docker.sock";

    /// What the variables of Docker's own client say: `DOCKER_HOST`, `DOCKER_TLS_VERIFY`, `DOCKER_CERT_PATH`; without
    /// them the usual socket, else the user's own (rootless).
    ///
    /// @throws DaemonRefusal when `DOCKER_HOST` cannot be understood
    public static DockerAddress of(Map<String, String> environment) {
        var host = environment.getOrDefault("DOCKER_HOST", "");
        return new DockerAddress(host.isEmpty() ? usual(environment) : parse(host), certificates(environment));
    }

    /// The daemon that a person named, with the certificates of the environment.
    public static DockerAddress of(String host, Map<String, String> environment) {
        return new DockerAddress(parse(host), certificates(environment));
    }

    private static URI parse(String host) {
        if (host.startsWith("unix:///") || host.matches("tcp://[^/:]+:\\d+/?")) return URI.create(host);
        throw new DaemonRefusal("the Docker address " + host
                + " is not understood; it is unix:///path/to/docker.sock or tcp://host:2376");
    }

    private static Optional<Path> certificates(Map<String, String> environment) {
        if (environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty()) return Optional.empty();
        var folder = environment.getOrDefault("DOCKER_CERT_PATH", "");
        return Optional.of(
                folder.isEmpty() ? Path.of(environment.getOrDefault("HOME", ""), ".docker") : Path.of(folder));
    }

    private static URI usual(Map<String, String> environment) {
        var candidates = new ArrayList<Path>();
        candidates.add(Path.of(USUAL));
        Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .ifPresent(folder -> candidates.add(Path.of(folder, "docker.sock")));
        var socket = candidates.stream().filter(Files::exists).findFirst().orElse(candidates.getFirst());
        return URI.create("unix://" + socket);
    }

    /// The Unix socket, where it is one.
    Optional<Path> socket() {
        return host.getScheme().equals("unix") ? Optional.of(Path.of(host.getPath())) : Optional.empty();
    }

    @Override
    public String toString() {
        return socket().map(Path::toString).orElse(host.toString());
    }
}
