package dev.millrace.labs.tenant;

import dev.millrace.labs.runtime.RuntimeUnreachable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/// One client of the cluster, made at the first use and again after it could not be made. Every answer has a deadline;
/// a cluster that does not answer is a [RuntimeUnreachable], what it refuses comes as Kafka's [ApiException].
/// Thread-safe.
final class Cluster implements AutoCloseable {
    private final Map<String, Object> settings;
    private final Duration patience;
    private final String who;
    private @Nullable Admin admin;
    private boolean closed;

    /// @param who whose client it is, for messages
    Cluster(Map<String, Object> settings, Duration patience, String who) {
        this.settings = new HashMap<>(settings);
        this.settings.put("client.id", "millrace-labs");
        this.settings.put("default.api.timeout.ms", (int) patience.toMillis());
        this.settings.put("request.timeout.ms", (int) patience.toMillis());
        this.settings.put("reconnect.backoff.max.ms", 1000);
        this.patience = patience;
        this.who = who;
    }

    /// Asks, and waits for the answer.
    <T> T ask(Function<Admin, KafkaFuture<T>> question) {
        try {
            return question.apply(admin()).get(patience.toMillis() + 1000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw translated(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeUnreachable("The server is stopping.", e);
        } catch (KafkaException e) {
            throw translated(e);
        }
    }

    private synchronized Admin admin() {
        if (closed) throw new RuntimeUnreachable("The server is stopping.", new IllegalStateException("closed"));
        var known = admin;
        if (known == null) {
            known = Admin.create(settings);
            admin = known;
        }
        return known;
    }

    private RuntimeException translated(Throwable cause) {
        if (cause instanceof AuthenticationException refused) {
            return new RuntimeUnreachable(
                    "The Kafka cluster refused %s: %s".formatted(who, refused.getMessage()), refused);
        }
        if (cause instanceof RetriableException) return unreachable(cause);
        if (cause instanceof ApiException refused) return refused;
        return unreachable(cause);
    }

    private RuntimeUnreachable unreachable(Throwable cause) {
        return new RuntimeUnreachable(
                "The Kafka cluster at %s does not answer.".formatted(settings.get("bootstrap.servers")), cause);
    }

    @Override
    public synchronized void close() {
        closed = true;
        var known = admin;
        if (known != null) known.close(Duration.ofSeconds(1));
    }
}
