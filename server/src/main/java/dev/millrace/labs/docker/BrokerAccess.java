package dev.millrace.labs.docker;

import dev.millrace.labs.runtime.Access;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.Security;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one broker in a container is told of its clients: command line and files.
///
/// @param endpoint as clients reach it
/// @param files by name; they lie in the folder [#FOLDER] of the container
record BrokerAccess(Endpoint endpoint, Map<String, byte[]> files) {
    /// On the broker's own volume: written anew at every start, readable for the broker only.
    static final String FOLDER = "/data/";

    /// Inside a container; what it is outside is the gate's business.
    static final int PORT = 9092;

    private static final String USERS = "users";
    private static final String CERTIFICATE = "tls-cert.pem";
    private static final String KEY = "tls-key.pem";

    static BrokerAccess of(LabId lab, Endpoint endpoint, Access access) {
        var files = new LinkedHashMap<String, byte[]>();
        if (endpoint.security() instanceof Security.Scram scram) {
            files.put(USERS, (scram.user() + " " + scram.password() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        access.exposure().certificate().ifPresent(certificate -> {
            files.put(CERTIFICATE, read(certificate.chain()));
            files.put(KEY, read(certificate.key()));
        });
        return new BrokerAccess(endpoint, Map.copyOf(files));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The broker's command line.
    List<String> arguments(DockerSettings settings, String folder) {
        var words = new ArrayList<>(List.of("--data", "/data", "--port", String.valueOf(PORT), "--bind", "0.0.0.0"));
        words.addAll(List.of("--advertise", endpoint.bootstrap()));
        words.addAll(List.of(
                "--lease",
                LeaseKeeper.FILE,
                "--lease-time",
                settings.leaseTime().toString()));
        words.addAll(List.of("--disk-limit", String.valueOf(settings.limits().disk() >> 20)));
        if (files.containsKey(USERS)) words.addAll(List.of("--users", folder + USERS));
        if (files.containsKey(KEY)) {
            words.addAll(List.of("--tls-cert", folder + CERTIFICATE, "--tls-key", folder + KEY));
        }
        return words;
    }

    @Override
    public String toString() {
        return "BrokerAccess[" + endpoint + ", files=" + files.keySet() + "]";
    }
}
