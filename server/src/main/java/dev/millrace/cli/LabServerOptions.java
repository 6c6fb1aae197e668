package dev.millrace.cli;

import dev.millrace.LabSettings;
import dev.millrace.labs.runtime.Exposure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say how the labs of a server run.
final class LabServerOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--labs",
            paramLabel = "RUNTIME",
            description = "What labs run in: embedded (a child process each), docker, swarm, tenant (users of an"
                    + " existing cluster), or auto (default): docker where its lab image is built, else embedded.")
    private LabSettings.RuntimeName runtime = LabSettings.RuntimeName.AUTO;

    @Option(
            names = "--labs-at",
            paramLabel = "URL",
            description = "Another server on the same database that keeps the labs, as http://host:port; what concerns"
                    + " labs is handed to it. It should be started with --trust-proxy.")
    private @Nullable URI keeper;

    @Option(
            names = "--lab-host",
            paramLabel = "HOST",
            description = "How students' own computers reach this machine. Brokers then listen on all addresses and ask"
                    + " for each student's own password. Without it they listen on loopback only.")
    private @Nullable String host;

    @Option(
            names = "--lab-ports",
            paramLabel = "FIRST-LAST",
            description = "Ports that brokers may take (default 20000-29999).")
    private @Nullable String ports;

    @Option(
            names = "--lab-tls-cert",
            paramLabel = "PEM",
            description = "Certificate chain for encrypted connections to brokers; needs --lab-host.")
    private @Nullable Path certificate;

    @Option(names = "--lab-tls-key", paramLabel = "PEM", description = "Its private key, PKCS #8, not encrypted.")
    private @Nullable Path key;

    @Option(
            names = "--tenant-config",
            paramLabel = "FILE",
            description = "The existing cluster of --labs tenant: how its administrator connects, quotas, names.")
    private @Nullable Path tenantConfig;

    @Option(
            names = "--lab-idle",
            paramLabel = "DURATION",
            description = "A lab that nobody uses for so long is put to sleep; what it holds stays (default PT1H).")
    private Duration idle = Duration.ofHours(1);

    @Option(
            names = "--lab-pool",
            paramLabel = "N",
            description = "Brokers kept ready for students who have none yet (default: as many as joined the class and"
                    + " the memory holds).")
    private @Nullable Integer pool;

    @Option(
            names = "--callbacks",
            paramLabel = "on|off|auto",
            description = "Whether checks call services on students' own computers. auto (default): only while nobody"
                    + " but the users of this machine reaches the server.")
    private LabSettings.Callbacks callbacks = LabSettings.Callbacks.AUTO;

    LabSettings settings() {
        if ((runtime == LabSettings.RuntimeName.TENANT) != (tenantConfig != null)) {
            throw usage("--labs tenant and --tenant-config FILE belong together.");
        }
        return new LabSettings(
                runtime,
                Optional.ofNullable(keeper),
                exposure(),
                Optional.ofNullable(tenantConfig),
                idle,
                pool == null ? OptionalInt.empty() : OptionalInt.of(Math.max(0, pool)),
                callbacks);
    }

    private Exposure exposure() {
        var local = Exposure.loopback();
        var range = ports == null ? new int[] {local.firstPort(), local.lastPort()} : range(ports);
        if ((certificate == null) != (key == null)) throw usage("--lab-tls-cert and --lab-tls-key belong together.");
        var pair = certificate == null || key == null
                ? Optional.<Exposure.Certificate>empty()
                : Optional.of(new Exposure.Certificate(certificate, key));
        if (host != null) return Exposure.open(host, range[0], range[1], pair);
        if (pair.isPresent()) throw usage("--lab-tls-cert needs --lab-host: on loopback nothing is encrypted.");
        return new Exposure(local.bind(), local.host(), range[0], range[1], Optional.empty());
    }

    private int[] range(String text) {
        var ends = text.split("-", -1);
        if (ends.length == 2 && ends[0].matches("[0-9]{1,5}") && ends[1].matches("[0-9]{1,5}")) {
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[1]);
            if (first >= 1 && first <= last && last <= 65_535) return new int[] {first, last};
        }
        throw usage("--lab-ports is two port numbers such as 20000-20999: " + text);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
