package dev.millrace.grader.replay;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Takes what a submission prints: keeps the first 8 KiB, counts the rest, and stops a submission that prints without
/// end.
public final class Printed extends OutputStream {
    private static final int KEPT = 8 << 10;
    private static final long MOST = 1 << 20;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long count;

    /// A stream for `System.out` and `System.err`.
    public PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        count += length;
        kept.write(bytes, offset, Math.min(length, KEPT - kept.size()));
        check();
    }

    /// Ends a submission that prints without end.
    ///
    /// @throws OverLimitException when too much was printed, also when the submission caught that before
    public synchronized void check() {
        if (count > MOST) {
            throw new OverLimitException(
                    "print", "Your program printed more than 1 MiB. Remove the prints, or print a few records only.");
        }
    }

    /// What was printed so far, cut; and begins anew.
    public synchronized String take() {
        var text = kept.toString(StandardCharsets.UTF_8);
        var cut = count > KEPT ? text + "\n… " + (count - KEPT) + " more bytes" : text;
        kept.reset();
        count = 0;
        return cut;
    }
}
