package dev.millrace.labs.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.TestServer;
import dev.millrace.labs.TestClients;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Security;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// kafkajs, a client in pure JavaScript, as the student's.
final class Kafkajs {
    private Kafkajs() {}

    /// Lists topics and writes a record to one; `topics: …`, or `refused: …` with the client's own words.
    static String talk(Endpoint broker, String topic) throws Exception {
        var script = TestServer.home().resolve(".ci/clients/list-topics.cjs").toString();
        var modules = TestClients.folder().resolve("node_modules").toString();
        var node = new ProcessBuilder(List.of("node", script, modules, settings(broker), topic))
                .redirectErrorStream(true)
                .start();
        var said = String.join("\n", node.inputReader().readAllLines());
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private static String settings(Endpoint broker) {
        var settings = JsonNodeFactory.instance.objectNode();
        settings.putArray("brokers").add(broker.bootstrap());
        if (broker.security() instanceof Security.Scram scram) signIn(settings, scram);
        return settings.toString();
    }

    private static void signIn(ObjectNode settings, Security.Scram scram) {
        settings.putObject("sasl")
                .put("mechanism", "scram-sha-256")
                .put("username", scram.user())
                .put("password", scram.password());
        scram.tls().ifPresent(tls -> settings.putObject("ssl").putArray("ca").add(tls.trusted()));
    }
}
