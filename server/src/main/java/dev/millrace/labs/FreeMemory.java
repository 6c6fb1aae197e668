package dev.millrace.labs;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/// What this machine has for brokers: its available memory less a reserve for everything else.
final class FreeMemory implements LongSupplier {
    /// For workers that judge, the server itself, and the file cache that brokers live on.
    private static final long RESERVE = 1L << 30;

    private static final Path MEMINFO = Path.of("/proc/meminfo");

    /// Bytes, never negative.
    @Override
    public long getAsLong() {
        return Math.max(0, available() - RESERVE);
    }

    /// What programs could still take (Linux: `MemAvailable`, man 5 proc_meminfo), within what a container may.
    private static long available() {
        long free =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize();
        long total =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        try {
            long machine = bytes("MemAvailable:");
            return bytes("MemTotal:") > total ? Math.min(machine, free) : machine;
        } catch (IOException notLinux) {
            return free;
        }
    }

    private static long bytes(String name) throws IOException {
        try (var lines = Files.lines(MEMINFO, StandardCharsets.US_ASCII)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + name));
        }
    }
}
