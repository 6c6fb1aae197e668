package dev.millrace.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A channel of PostgreSQL's LISTEN and NOTIFY, on which the servers of one database tell each other what they
/// committed. What is told arrives at every server, the teller too, in the order of the commits; a server whose
/// connection was lost connects again and says that it may have missed something. One virtual thread and one connection
/// of its own, outside the pool. Thread-safe.
///
/// Sources: PostgreSQL 17 documentation, NOTIFY; pgjdbc documentation, Listen / Notify.
public final class Channel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);
    /// How long a read waits; a connection that died silently is noticed by the statement that follows it.
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final String url;
    private final String name;
    private final Listener listener;
    private final Thread thread;
    private volatile boolean closed;

    /// Hears what is told; called by one thread.
    public interface Listener {
        void heard(List<String> messages);

        /// Something may have been told while nobody listened: read the rows again.
        void missed();
    }

    Channel(String url, String name, Listener listener) {
        this.url = url;
        this.name = name;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("channel-" + name).unstarted(this::listen);
    }

    /// Tells it to everybody when the caller's transaction commits.
    ///
    /// @param message at most 8,000 bytes
    public void tell(Handle h, String message) {
        h.execute("select pg_notify(?, ?)", name, message);
    }

    Channel start() {
        thread.start();
        return this;
    }

    private void listen() {
        while (!closed) {
            try (var connection = DriverManager.getConnection(url)) {
                hear(connection);
            } catch (SQLException e) {
                if (!closed) LOG.warn("event=channel-lost channel={} reason={}", name, e.getMessage());
            }
            pause();
        }
    }

    private void hear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + name);
            listener.missed();
            while (!closed) {
                var told = connection.unwrap(PGConnection.class).getNotifications((int) WAIT.toMillis());
                if (told != null && told.length > 0) {
                    listener.heard(
                            Arrays.stream(told).map(n -> n.getParameter()).toList());
                } else {
                    statement.execute("select 1");
                }
            }
        }
    }

    private void pause() {
        try {
            if (!closed) Thread.sleep(AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
