package dev.millrace.grader.pool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a worker writes to its standard output and error past the frames: banners of the JVM, or a submission
/// that found the descriptor. Read to its end so that the worker never waits, kept in the first bytes only.
final class Noise {
    private static final int KEPT = 8 << 10;

    /// Beyond this the worker is ended.
    private static final long MOST = 64L << 20;

    private final byte[] kept = new byte[KEPT];
    private int length;
    private volatile boolean tooMuch;

    /// Reads until the end.
    ///
    /// @param stop what to do when it is too much
    void drain(InputStream from, Runnable stop) {
        var buffer = new byte[16 << 10];
        long total = 0;
        try (from) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                keep(buffer, read);
                total += read;
                if (total > MOST && !tooMuch) {
                    tooMuch = true;
                    stop.run();
                }
            }
        } catch (IOException e) {
            // the worker is gone
        }
    }

    boolean tooMuch() {
        return tooMuch;
    }

    synchronized String text() {
        return new String(Arrays.copyOf(kept, length), StandardCharsets.UTF_8);
    }

    private synchronized void keep(byte[] buffer, int read) {
        int room = Math.min(read, KEPT - length);
        System.arraycopy(buffer, 0, kept, length, room);
        length += room;
    }
}
