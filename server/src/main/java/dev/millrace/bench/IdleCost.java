package dev.millrace.bench;

import dev.millrace.labs.docker.BrokerProcesses;
import dev.millrace.labs.docker.DockerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the brokers of one data folder take of this machine while nobody uses them, in containers too.
///
/// @param data the server's data folder: in the command lines of child processes, and whose containers are whose
/// @param contained whether the brokers run in containers
record IdleCost(Path data, boolean contained) {
    private static final Duration SETTLE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofSeconds(30);

    /// Empty where no broker is seen, or the system does not tell (only Linux does).
    ///
    /// @param labs how many brokers there are
    Map<String, Double> measure(int labs) throws InterruptedException {
        Thread.sleep(SETTLE);
        var ours = contained ? BrokerProcesses.of(DockerAddress.of(System.getenv()), data) : children();
        var rates = new LinkedHashMap<String, Double>();
        if (ours.isEmpty()) return rates;
        long cpu = cpu(ours);
        Thread.sleep(LOOK);
        rates.put("idle CPU per lab, % of a core", (cpu(ours) - cpu) * 100.0 / LOOK.toNanos() / labs);
        try {
            rates.put("resident per lab, MiB", mib(ours, "Rss:") / labs);
            rates.put("resident per lab, shared pages divided, MiB", mib(ours, "Pss:") / labs);
        } catch (IOException notLinux) {
            return rates;
        }
        return rates;
    }

    private List<ProcessHandle> children() {
        return ProcessHandle.allProcesses()
                .filter(process -> List.of(process.info().arguments().orElse(new String[0])).stream()
                        .anyMatch(
                                word -> word.startsWith(data.toAbsolutePath() + "/labs/") && word.endsWith("/broker")))
                .toList();
    }

    private static long cpu(List<ProcessHandle> processes) {
        return processes.stream()
                .mapToLong(
                        p -> p.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }

    private static double mib(List<ProcessHandle> processes, String what) throws IOException {
        double sum = 0;
        for (var process : processes) {
            try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup"))) {
                sum += lines.filter(line -> line.startsWith(what))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            }
        }
        return sum / 1024;
    }
}
