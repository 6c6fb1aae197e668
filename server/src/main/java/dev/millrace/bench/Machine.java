package dev.millrace.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The machine that figures were taken on; every report begins with it.
///
/// @param cores processors that this JVM may use
/// @param memoryBytes physical memory
/// @param load the system's one-minute load average before the run, negative where unknown
public record Machine(String cpu, int cores, long memoryBytes, String os, String jdk, double load) {

    /// This machine, now.
    public static Machine here() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return new Machine(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                system.getSystemLoadAverage());
    }

    @Override
    public String toString() {
        return "%s, %d cores, %.1f GiB, %s, %s, load %.1f"
                .formatted(cpu, cores, memoryBytes / (double) (1L << 30), os, jdk, load);
    }

    /// The model name in `/proc/cpuinfo` (Linux), else the architecture.
    private static String cpuModel() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
