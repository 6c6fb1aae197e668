package dev.millrace.cli;

import com.github.dockerjava.api.model.Image;
import dev.millrace.labs.docker.BrokerImage;
import dev.millrace.labs.docker.Daemon;
import dev.millrace.labs.docker.DaemonRefusal;
import dev.millrace.labs.docker.DockerAddress;
import dev.millrace.labs.docker.ImageBuild;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `millrace images`: builds the image that labs run in on Docker and on a swarm, and says which ones there are.
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = "The image of lab brokers, for --labs docker and --labs swarm.",
        synopsisSubcommandLabel = "(build | list)",
        footer = {
            "",
            "The daemon is the one of --host or DOCKER_HOST (unix:// or tcp://; DOCKER_TLS_VERIFY and DOCKER_CERT_PATH",
            "for TLS), else the usual socket. On a swarm every machine that runs labs needs the image."
        })
public final class Images {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Another Docker daemon: unix:///path or tcp://host:2376.")
    private @Nullable String host;

    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description = "Build the image from a base, this machine's JDK and the packaged broker.")
    int build(
            @Option(
                            names = "--base",
                            paramLabel = "IMAGE",
                            defaultValue = "${env:BASE_IMAGE:-debian:stable-slim}",
                            description =
                                    "A Debian with bash, or a tar file of one as lab-images/offline-base.sh makes it"
                                            + " (default $BASE_IMAGE, else debian:stable-slim).")
                    String base)
            throws IOException {
        var err = spec.commandLine().getErr();
        return withDaemon(daemon -> {
            var name = new ImageBuild(daemon, Home.folder(), err::println).run(base);
            spec.commandLine().getOut().println(name);
        });
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "The lab images on the daemon, and which one is current.")
    int list() throws IOException {
        return withDaemon(daemon ->
                print(BrokerImage.all(daemon), BrokerImage.of(Home.folder()).name()));
    }

    private void print(List<Image> images, String current) {
        var out = spec.commandLine().getOut();
        for (var image : images) {
            for (var name : Optional.ofNullable(image.getRepoTags()).orElse(new String[0])) {
                var labels = Optional.ofNullable(image.getLabels()).orElse(java.util.Map.of());
                out.printf(
                        "%s  %s  %4d MB  Millrace %s, Kafka %s, Java %s%s%n",
                        name,
                        TIME.format(Instant.ofEpochSecond(image.getCreated())),
                        image.getSize() / 1_000_000,
                        labels.get("dev.millrace.version"),
                        labels.get("dev.millrace.kafka"),
                        labels.get("dev.millrace.java"),
                        name.equals(current) ? "  (current)" : "");
            }
        }
        if (images.stream().noneMatch(image -> List.of(image.getRepoTags()).contains(current))) {
            out.println("The current image, " + current + ", is not there: ./millrace images build makes it.");
        }
    }

    private interface Work {
        void with(Daemon daemon) throws IOException;
    }

    private int withDaemon(Work work) throws IOException {
        try (var daemon =
                Daemon.at(host == null ? DockerAddress.of(System.getenv()) : DockerAddress.of(host, System.getenv()))) {
            work.with(daemon);
            return 0;
        } catch (RuntimeUnreachable | DaemonRefusal e) {
            throw new Failures.Mendable(String.valueOf(e.getMessage()), e);
        }
    }
}
