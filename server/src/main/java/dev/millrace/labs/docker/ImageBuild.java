package dev.millrace.labs.docker;

import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.HostConfig;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Builds a [BrokerImage] on a daemon, from a base image and this machine's JDK. Needs no registry when the base is
/// there, and no network when the base has socat.
public final class ImageBuild {
    private static final long PULL_MINUTES = 10;
    private static final long BUILD_MINUTES = 10;
    private static final String IMPORTED = "millrace/base:imported";

    private final Daemon daemon;
    private final Path home;
    private final Consumer<String> says;

    /// A build that has not begun.
    ///
    /// @param says hears what is being done, a line each
    public ImageBuild(Daemon daemon, Path home, Consumer<String> says) {
        this.daemon = daemon;
        this.home = home;
        this.says = says;
    }

    /// Builds the image; takes half a minute.
    ///
    /// @param base an image's name, or a file as `offline-base.sh --tar` writes it
    /// @return the image's name
    /// @throws DaemonRefusal with a sentence that says what to do
    /// @throws dev.millrace.labs.runtime.RuntimeUnreachable when no daemon answers
    public String run(String base) throws IOException {
        var image = BrokerImage.of(home);
        requireFittingMachine();
        var name = Files.isRegularFile(Path.of(base)) ? imported(Path.of(base)) : present(base);
        var scratch = Files.createTempDirectory("millrace-image");
        try {
            says.accept("Linking a Java runtime");
            var runtime = JavaRuntime.link(scratch.resolve("runtime"));
            var context = BuildContext.write(scratch.resolve("context.tar"), image, runtime);
            says.accept("Building " + image.name() + " on " + name);
            build(image, name, context);
            return image.name();
        } finally {
            BuildContext.delete(scratch);
        }
    }

    /// The runtime is cut from this machine's JDK, so it runs where this machine's programs do.
    private void requireFittingMachine() {
        var info = daemon.ask("describe itself", docker -> docker.infoCmd().exec());
        var there = String.valueOf(info.getArchitecture());
        var here = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux") || !there.equals(here)) {
            throw new DaemonRefusal(
                    ("the image takes its Java from the JDK that runs this command, %s %s, and the daemon"
                                    + " runs Linux on %s: run this command on such a machine, with --host for another daemon")
                            .formatted(System.getProperty("os.name"), here, there));
        }
    }

    /// As a build of its own, because docker-java's way to import an archive cuts it short.
    private String imported(Path file) throws IOException {
        says.accept("Importing " + file);
        var scratch = Files.createTempDirectory("millrace-base");
        try {
            var context = BuildContext.ofBase(scratch.resolve("context.tar"), file);
            build(context, command -> command.withTags(Set.of(IMPORTED)));
            return IMPORTED;
        } finally {
            BuildContext.delete(scratch);
        }
    }

    private String present(String base) {
        try {
            daemon.ask("inspect " + base, docker -> docker.inspectImageCmd(base).exec());
        } catch (DaemonRefusal e) {
            if (!(e.getCause() instanceof NotFoundException)) throw e;
            pull(base);
        }
        return base;
    }

    private void pull(String base) {
        says.accept("Pulling " + base);
        try (var pulling = daemon.client().pullImageCmd(base).exec(new PullImageResultCallback())) {
            if (pulling.awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES)) return;
            throw noBase(base, "it took more than " + PULL_MINUTES + " minutes", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noBase(base, "interrupted", e);
        } catch (IOException | RuntimeException e) {
            if (e instanceof DaemonRefusal refusal) throw refusal;
            throw noBase(base, daemon.translated("pull it", e).getMessage(), e);
        }
    }

    private static DaemonRefusal noBase(String base, @Nullable String why, @Nullable Throwable cause) {
        return new DaemonRefusal(
                "there is no image " + base + " here, and it could not be pulled: " + why
                        + ". Without a registry, make a base with lab-images/offline-base.sh, then name it:"
                        + " ./millrace images build --base millrace/base:offline",
                cause);
    }

    private void build(BrokerImage image, String base, Path context) throws IOException {
        boolean complete = hasSocat(base);
        build(context, command -> {
            command.withTags(Set.of(image.name()))
                    .withBuildArg("BASE_IMAGE", base)
                    .withLabels(image.labels(base))
                    .withForcerm(true);
            if (complete) command.withNetworkMode("none");
        });
    }

    private void build(Path context, Consumer<BuildImageCmd> options) throws IOException {
        var said = new LastLines();
        try (var tar = new BufferedInputStream(Files.newInputStream(context));
                var command = daemon.client().buildImageCmd(tar)) {
            options.accept(command);
            command.exec(said).awaitImageId(BUILD_MINUTES, TimeUnit.MINUTES);
        } catch (DockerClientException e) {
            throw new DaemonRefusal("the image could not be built: " + e.getMessage() + "\n" + said.text(), e);
        } catch (RuntimeException e) {
            throw daemon.translated("build the image", e);
        }
    }

    private boolean hasSocat(String base) {
        var container = daemon.ask(
                "try the base",
                docker -> docker.createContainerCmd(base)
                        .withEntrypoint("/bin/sh", "-c", "command -v socat && command -v bash")
                        .withLabels(Map.of(BrokerImage.LABEL, "probe"))
                        .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
                        .exec()
                        .getId());
        try (var end = new WaitContainerResultCallback()) {
            daemon.<Void>ask(
                    "start the base",
                    docker -> docker.startContainerCmd(container).exec());
            return daemon.client().waitContainerCmd(container).exec(end).awaitStatusCode(60, TimeUnit.SECONDS) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("trying " + base, e);
        } finally {
            daemon.<Void>ask(
                    "remove a container",
                    docker ->
                            docker.removeContainerCmd(container).withForce(true).exec());
        }
    }

    /// What the build said last, for when it fails.
    private static final class LastLines extends BuildImageResultCallback {
        private static final int KEPT = 15;
        private final ArrayDeque<String> lines = new ArrayDeque<>();

        @Override
        public void onNext(BuildResponseItem item) {
            if (item.getStream() != null) keep(item.getStream().strip());
            super.onNext(item);
        }

        private synchronized void keep(String line) {
            if (line.isEmpty()) return;
            lines.add(line);
            if (lines.size() > KEPT) lines.remove();
        }

        synchronized String text() {
            return String.join("\n", List.copyOf(lines));
        }
    }
}
