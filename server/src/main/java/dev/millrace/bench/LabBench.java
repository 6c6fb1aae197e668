package dev.millrace.bench;

import dev.millrace.LabRuntimes;
import dev.millrace.Settings;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.StartResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lab start on the settings' runtime, one at a time: on an empty data folder (formatting included), and on one that
/// holds the topics of an earlier run. Ready means that the broker answered its own first admin request.
public final class LabBench {
    private final Settings settings;

    public LabBench(Settings settings) {
        this.settings = settings;
    }

    /// Starts, stops, starts again and stops `labs` brokers.
    public Report run(int labs) {
        var machine = Machine.here();
        var fresh = new ArrayList<Long>();
        var again = new ArrayList<Long>();
        var stops = new ArrayList<Long>();
        try (var runtime = LabRuntimes.open(settings, lab -> "bench-password-of-" + lab)) {
            for (int i = 0; i < labs; i++) {
                var lab = new LabId("bench-" + i);
                fresh.add(timed(() -> start(runtime, lab)));
                stops.add(timed(() -> runtime.stop(lab)));
                again.add(timed(() -> start(runtime, lab)));
                stops.add(timed(() -> runtime.stop(lab)));
            }
        }
        return new Report(
                "lab start, " + settings.labs().runtime().name().toLowerCase(java.util.Locale.ROOT),
                machine,
                List.of(
                        Figures.of("cold start, empty folder", fresh),
                        Figures.of("cold start, topics kept", again),
                        Figures.of("stop", stops)),
                Map.of());
    }

    private static void start(LabRuntime runtime, LabId lab) {
        var result = runtime.start(lab, phase -> {});
        if (!(result instanceof StartResult.Ready)) {
            runtime.stop(lab);
            throw new IllegalStateException("lab=" + lab + " did not start: " + result);
        }
    }

    private static long timed(Runnable work) {
        var started = System.nanoTime();
        work.run();
        return System.nanoTime() - started;
    }
}
