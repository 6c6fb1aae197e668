package dev.millrace.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import java.nio.file.Path;

/// Kafka clients from locked packages: kafkajs, and a librdkafka for a kcat whose own cannot sign in.
public final class TestClients {
    private TestClients() {}

    /// Where they are; installs them where they are not.
    public static Path folder() throws Exception {
        var install = new ProcessBuilder(
                        TestServer.home().resolve(".ci/clients/install.sh").toString())
                .redirectErrorStream(true)
                .start();
        var said = install.inputReader().readAllLines();
        assertThat(install.waitFor()).as("clients are installed: %s", said).isZero();
        return TestServer.home().resolve("target/clients");
    }
}
