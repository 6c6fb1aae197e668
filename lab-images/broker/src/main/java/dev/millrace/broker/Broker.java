package dev.millrace.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/// Kafka's own server in this process. `start` once, then `stop` from any thread, any number of times.
final class Broker {
    private static final int INNER_PORT_TRIES = 3;
    private final Options options;
    private final CappedLog log;
    private final AtomicReference<@Nullable KafkaRaftServer> running = new AtomicReference<>();

    Broker(Options options, CappedLog log) {
        this.options = options;
        this.log = log;
    }

    /// Returns when clients can use the broker; throws a [BrokerFailure] otherwise.
    void start() {
        requireFreePort();
        try {
            var users = Users.read(options.users());
            var storage = Storage.prepare(options.data(), users);
            log.open(options.data().resolve("broker.log"));
            int attempt = 1;
            while (!started(Listeners.choose(options, users), storage, users, attempt)) attempt++;
        } catch (BrokerFailure failure) {
            throw failure;
        } catch (RuntimeException e) {
            throw explained(e);
        }
    }

    void await() {
        var server = running.get();
        if (server != null) server.awaitShutdown();
    }

    void stop() {
        var server = running.getAndSet(null);
        if (server != null) server.shutdown();
    }

    /// False where somebody took an inner port between choosing and binding it: worth another try.
    private boolean started(Listeners listeners, Storage.Prepared storage, Users users, int attempt) {
        var config = KafkaConfig.fromProps(Settings.of(listeners, storage.folder()), false);
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        running.set(server);
        try {
            server.startup();
            if (!users.isEmpty() && !storage.fresh()) users.apply(listeners.ownClient());
            return true;
        } catch (RuntimeException e) {
            stop();
            if (!BrokerFailure.isAddressTaken(e)) throw e;
            requireFreePort();
            if (attempt == INNER_PORT_TRIES) throw e;
            return false;
        }
    }

    private BrokerFailure explained(RuntimeException e) {
        log.getLogger("dev.millrace.broker").error("start failed", e);
        if (log.sawDiskFull() || BrokerFailure.isDiskFull(e)) {
            return new BrokerFailure(Ending.DISK_FULL, "disk full: " + options.data());
        }
        var cause = e.getCause() == null ? e : e.getCause();
        return new BrokerFailure(Ending.FAILED, "the broker could not start: " + cause);
    }

    private void requireFreePort() {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(options.bind(), options.port()));
        } catch (IOException e) {
            throw new BrokerFailure(
                    Ending.PORT_TAKEN,
                    "port taken: cannot listen on %s:%d (%s)"
                            .formatted(options.bind(), options.port(), e.getMessage()));
        }
    }

    static int freeLoopbackPort() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
    }
}
