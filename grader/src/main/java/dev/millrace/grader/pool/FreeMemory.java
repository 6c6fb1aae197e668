package dev.millrace.grader.pool;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// Whether the machine has memory for one worker more and something to spare. Looks at most five times a second. For
/// one thread at a time.
final class FreeMemory implements BooleanSupplier {
    private static final long NEEDED = 512L << 20;
    private static final long NANOS = 200_000_000;
    private static final Path MEMINFO = Path.of("/proc/meminfo");

    private long seen = Long.MIN_VALUE;
    private boolean enough;

    @Override
    public boolean getAsBoolean() {
        long now = System.nanoTime();
        if (seen == Long.MIN_VALUE || now - seen > NANOS) {
            seen = now;
            enough = available() > NEEDED;
        }
        return enough;
    }

    /// What programs could still take (Linux: `MemAvailable`, man 5 proc_meminfo), within what a container may.
    private static long available() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        try (var lines = Files.lines(MEMINFO, StandardCharsets.US_ASCII)) {
            long machine = lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElseGet(system::getFreeMemorySize);
            return limited(system) ? Math.min(machine, system.getFreeMemorySize()) : machine;
        } catch (IOException e) {
            return system.getFreeMemorySize();
        }
    }

    /// A container with a limit of its own: the JDK tells its total then, and not the machine's.
    private static boolean limited(OperatingSystemMXBean system) throws IOException {
        try (var lines = Files.lines(MEMINFO, StandardCharsets.US_ASCII)) {
            return lines.filter(line -> line.startsWith("MemTotal:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .anyMatch(total -> system.getTotalMemorySize() < total);
        }
    }
}
