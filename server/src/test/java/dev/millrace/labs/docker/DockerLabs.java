package dev.millrace.labs.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.SwarmSpec;
import dev.millrace.TestServer;
import dev.millrace.labs.runtime.Access;
import dev.millrace.labs.runtime.Exposure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The daemon that tests use, with the lab image on it, and a look at what is there.
final class DockerLabs {
    static final String BASE = "millrace/base:offline";

    private DockerLabs() {}

    static DockerAddress address() {
        return DockerAddress.of(System.getenv());
    }

    static DockerSettings settings(Path data) {
        return settings(data, address(), Exposure.loopback());
    }

    static DockerSettings settings(Path data, DockerAddress address, Exposure exposure) {
        return DockerSettings.of(TestServer.home(), data, new Access(exposure, lab -> "secret-" + lab), address);
    }

    /// Builds the image where it is missing; without a base this fails, because a test that is left out proves nothing.
    static void requireImage(Daemon daemon) throws IOException, InterruptedException {
        if (!BrokerImage.of(TestServer.home()).isAt(daemon)) {
            new ImageBuild(daemon, TestServer.home(), System.err::println).run(base(daemon));
        }
    }

    private static String base(Daemon daemon) throws InterruptedException {
        var archive = TestServer.home().resolve("target/offline-base.tar");
        awaitBase(archive.resolveSibling("offline-base.tar.making"));
        if (Files.exists(archive)) return archive.toString();
        var there = daemon.ask(
                "list images",
                docker -> docker.listImagesCmd()
                        .withFilter("reference", List.of(BASE))
                        .exec());
        assertThat(there)
                .as("a base for the lab image: lab-images/offline-base.sh --tar target/offline-base.tar")
                .isNotEmpty();
        return BASE;
    }

    /// Names of all that an owner has: containers, networks, volumes.
    static List<String> left(Daemon daemon, Owner owner) {
        return daemon.ask("list", docker -> {
            var found = new ArrayList<String>();
            docker.listContainersCmd().withShowAll(true).withLabelFilter(owner.all()).exec().stream()
                    .map(container -> container.getNames()[0])
                    .forEach(found::add);
            var label = owner.all().entrySet().iterator().next();
            docker
                    .listNetworksCmd()
                    .withFilter("label", List.of(label.getKey() + "=" + label.getValue()))
                    .exec()
                    .stream()
                    .map(network -> "network " + network.getName())
                    .forEach(found::add);
            docker.listVolumesCmd()
                    .withFilter("label", List.of(label.getKey() + "=" + label.getValue()))
                    .exec()
                    .getVolumes()
                    .forEach(volume -> found.add("volume " + volume.getName()));
            return found;
        });
    }

    /// The test command makes the base while everything is compiled.
    private static void awaitBase(Path making) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (Files.exists(making) && System.nanoTime() < end) TimeUnit.MILLISECONDS.sleep(200);
    }

    /// Leaves the swarm that a test made.
    static void leaveSwarm(Daemon daemon) {
        daemon.<Void>ask(
                "leave the swarm",
                docker -> docker.leaveSwarmCmd().withForceEnabled(true).exec());
    }

    /// Makes the daemon a swarm of one machine, on loopback; false where it is one already.
    static boolean requireSwarm(Daemon daemon) {
        if (DockerProbe.look(TestServer.home(), address()).manager()) return false;
        daemon.ask(
                "become a swarm",
                docker -> docker.initializeSwarmCmd(new SwarmSpec())
                        .withAdvertiseAddr("127.0.0.1")
                        .withListenAddr("127.0.0.1:2377")
                        .exec());
        return true;
    }

    /// Names of an owner's services and secrets.
    static List<String> services(Daemon daemon, Owner owner) {
        return daemon.ask("list", docker -> {
            var found = new ArrayList<String>();
            docker.listServicesCmd()
                    .withLabelFilter(owner.all())
                    .exec()
                    .forEach(service -> found.add("service " + service.getId()));
            docker.listSecretsCmd()
                    .withLabelFilter(owner.all())
                    .exec()
                    .forEach(secret -> found.add("secret " + secret.getId()));
            return found;
        });
    }

    /// Runs bash in a container and waits for it.
    static Ran bash(Daemon daemon, String container, String script) throws InterruptedException {
        var exec = daemon.ask(
                "make an exec",
                docker -> docker.execCreateCmd(container)
                        .withCmd("/bin/bash", "-c", script)
                        .withAttachStdout(true)
                        .withAttachStderr(true)
                        .exec()
                        .getId());
        var text = new ByteArrayOutputStream();
        daemon.client()
                .execStartCmd(exec)
                .exec(new ResultCallback.Adapter<Frame>() {
                    @Override
                    public void onNext(Frame frame) {
                        text.writeBytes(frame.getPayload());
                    }
                })
                .awaitCompletion(60, TimeUnit.SECONDS);
        var code = daemon.ask(
                "inspect an exec", docker -> docker.inspectExecCmd(exec).exec().getExitCodeLong());
        return new Ran(code == null ? -1 : code.intValue(), text.toString(StandardCharsets.UTF_8));
    }

    record Ran(int code, String output) {}
}
