package dev.millrace.broker;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/// Kafka's warnings and errors in one file of bounded size, so that the last lines are there when a broker fails and
/// a chatty one cannot fill the disk. Everything below a warning is dropped before it is formatted.
///
/// Thread-safe. Until [#open] lines go nowhere.
public final class CappedLog implements ILoggerFactory {
    private static final long CAP_BYTES = 128 << 10;
    private static final int LINE_CAP = 8 << 10;
    private volatile @Nullable Path file;
    private volatile boolean diskFull;

    void open(Path file) {
        this.file = file;
    }

    /// True once anything that was logged had a full disk as its cause.
    boolean sawDiskFull() {
        return diskFull;
    }

    @Override
    public Logger getLogger(String name) {
        return new CappedLogger(name, this);
    }

    void write(Level level, String logger, String message, @Nullable Throwable thrown) {
        if (thrown != null && BrokerFailure.isDiskFull(thrown)) diskFull = true;
        var line = "%s %s %s %s%s\n".formatted(Instant.now(), level, logger, message, trace(thrown));
        append(line.length() > LINE_CAP ? line.substring(0, LINE_CAP) + "…\n" : line);
    }

    private static String trace(@Nullable Throwable thrown) {
        if (thrown == null) return "";
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return "\n" + text.toString().stripTrailing();
    }

    private synchronized void append(String line) {
        var target = file;
        if (target == null) return;
        try {
            if (Files.exists(target) && Files.size(target) > CAP_BYTES) {
                Files.move(target, target.resolveSibling("broker.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(
                    target, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // There is no other place to log to; the broker goes on.
            if (BrokerFailure.isDiskFull(e)) diskFull = true;
        }
    }
}
