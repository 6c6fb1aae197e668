package dev.millrace.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/// The one database of a server: an H2 file in the data folder, or whatever a JDBC URL names (PostgreSQL).
/// Opening it brings the schema up to date; the migrations are append-only files under `db/migration` that run
/// unchanged on both. Thread-safe; owned by whoever opened it.
public final class Database implements AutoCloseable {
    /// The H2 file in the data folder.
    public static final String FILE = "millrace.mv.db";

    static final String MIGRATIONS = "classpath:db/migration";

    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Deque<Channel> channels = new ConcurrentLinkedDeque<>();

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /// Opens the database at `url`, or the H2 file `millrace.mv.db` in `dataFolder` without one.
    ///
    /// @throws RuntimeException when the database cannot be reached or a migration fails; the message names the URL
    public static Database open(Path dataFolder, Optional<String> url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url.orElseGet(() -> fileUrl(dataFolder)));
        config.setPoolName("millrace");
        config.setMaximumPoolSize(10);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        var pool = new HikariDataSource(config);
        try {
            Flyway.configure().dataSource(pool).locations(MIGRATIONS).load().migrate();
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return new Database(pool);
    }

    static String fileUrl(Path dataFolder) {
        return "jdbc:h2:file:" + dataFolder.toAbsolutePath() + "/millrace"
                + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    }

    /// The entry to every statement. Use `inTransaction` for changes, so that the activity log can join them.
    public Jdbi jdbi() {
        return jdbi;
    }

    /// A channel to the other servers on this database, open as long as the database; empty where there can be no
    /// others (H2).
    ///
    /// @param name a lower-case word
    public Optional<Channel> channel(String name, Channel.Listener listener) {
        if (!pool.getJdbcUrl().startsWith("jdbc:postgresql:")) return Optional.empty();
        var channel = new Channel(pool.getJdbcUrl(), name, listener);
        channels.push(channel);
        return Optional.of(channel.start());
    }

    /// Whether a trivial statement is answered; what readiness reports.
    public boolean answers() {
        return jdbi.withHandle(
                h -> h.createQuery("select 1").mapTo(Integer.class).one() == 1);
    }

    @Override
    public void close() {
        channels.forEach(Channel::close);
        pool.close();
    }
}
