package dev.millrace.labs.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.labs.connect.TestCertificate;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A daemon that is reached over the network: Docker's own, asking for certificates, on loopback. It runs nothing, and
/// shares the bridge of the tests' daemon: one that is told to have no bridge removes that.
@Timeout(300)
@Tag("daemon")
class DaemonTlsIT {
    @TempDir
    static Path folder;

    private static TestCertificate certificate;
    private static String host;
    private static Process dockerd;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.make(folder);
        int port = freePort();
        host = "tcp://localhost:" + port;
        dockerd = new ProcessBuilder(
                        "dockerd",
                        "--host=tcp://127.0.0.1:" + port,
                        "--tlsverify",
                        "--tlscacert=" + certificate.authority(),
                        "--tlscert=" + certificate.chain(),
                        "--tlskey=" + certificate.key(),
                        "--data-root=" + folder.resolve("data"),
                        "--exec-root=" + folder.resolve("exec"),
                        "--pidfile=" + folder.resolve("pid"),
                        "--iptables=false",
                        "--ip6tables=false",
                        "--storage-driver=vfs")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dockerd.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        dockerd.destroy();
        assertThat(dockerd.waitFor(30, TimeUnit.SECONDS)).as("dockerd ends").isTrue();
    }

    @Test
    void aClientWithACertificateOfTheDaemonsAuthorityIsAnswered() throws Exception {
        try (var daemon = with(certificate)) {
            awaitAnswer(daemon);
            assertThat(daemon.<String>ask(
                            "tell its version",
                            docker -> docker.versionCmd().exec().getApiVersion()))
                    .startsWith("1.");
        }
    }

    @Test
    void aClientWithACertificateOfAStrangerIsRefusedInASentence() throws Exception {
        try (var daemon = with(certificate)) {
            awaitAnswer(daemon);
        }
        var stranger = TestCertificate.make(Files.createDirectory(folder.resolve("stranger")));
        Files.copy(certificate.authority(), stranger.authority(), StandardCopyOption.REPLACE_EXISTING);
        try (var daemon = with(stranger)) {
            assertThatThrownBy(daemon::ping).hasMessageContaining("The Docker daemon at " + host + " does not answer");
        }
    }

    @Test
    void aClientThatDoesNotTrustTheDaemonSaysSo() throws Exception {
        try (var daemon = with(certificate)) {
            awaitAnswer(daemon);
        }
        var stranger = TestCertificate.make(Files.createDirectory(folder.resolve("distrust")));
        try (var daemon = with(stranger)) {
            assertThatThrownBy(daemon::ping).hasMessageContaining("The Docker daemon at " + host + " does not answer");
        }
    }

    @Test
    void aFolderWithoutCertificatesIsNamedWithWhatIsNeeded() {
        assertThatThrownBy(() -> with(Path.of("/nowhere")))
                .isInstanceOf(DaemonRefusal.class)
                .hasMessageContaining("/nowhere")
                .hasMessageContaining("ca.pem, cert.pem and key.pem are needed");
    }

    private static Daemon with(TestCertificate client) {
        return with(client.authority().resolveSibling("."));
    }

    private static Daemon with(Path certificates) {
        var environment = Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", certificates.toString());
        return Daemon.at(DockerAddress.of(host, environment));
    }

    private static void awaitAnswer(Daemon daemon) throws InterruptedException, IOException {
        while (dockerd.isAlive()) {
            try {
                daemon.ping();
                return;
            } catch (RuntimeUnreachable e) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new AssertionError(Files.readString(folder.resolve("dockerd.log")));
    }
}
