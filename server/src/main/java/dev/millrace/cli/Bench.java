package dev.millrace.cli;

import dev.millrace.Settings;
import dev.millrace.bench.GradeBench;
import dev.millrace.bench.HttpBench;
import dev.millrace.bench.LabBench;
import dev.millrace.bench.Report;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `millrace bench`: takes figures on this machine. Nothing is asserted; absolute times on shared machines say little,
/// ratios against another build on the same machine say more.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure on this machine: page latency, submit to verdict, lab start.",
        synopsisSubcommandLabel = "(http | grade | lab)")
public final class Bench {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--json",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Print one JSON object instead of a table.")
    private boolean json;

    @Command(name = "http", mixinStandardHelpOptions = true, description = "Lesson pages under load.")
    int http(
            @Option(
                            names = "--requests",
                            paramLabel = "N",
                            defaultValue = "3000",
                            description = "Page loads to measure (default ${DEFAULT-VALUE}).")
                    int requests,
            @Option(
                            names = "--concurrency",
                            paramLabel = "N",
                            defaultValue = "24",
                            description = "Students at once (default ${DEFAULT-VALUE}).")
                    int concurrency)
            throws IOException, InterruptedException {
        return inScratch(settings -> new HttpBench(settings).run(requests, concurrency));
    }

    @Command(name = "grade", mixinStandardHelpOptions = true, description = "Submit to verdict.")
    int grade(
            @Mixin SandboxOption sandbox,
            @Option(
                            names = "--attempts",
                            paramLabel = "N",
                            defaultValue = "40",
                            description = "Attempts to measure (default ${DEFAULT-VALUE}).")
                    int attempts,
            @Option(
                            names = "--concurrency",
                            paramLabel = "N",
                            defaultValue = "24",
                            description = "Students at once in the last figure (default ${DEFAULT-VALUE}).")
                    int concurrency)
            throws IOException, InterruptedException {
        return inScratch(settings -> new GradeBench(settings, sandbox.choice()).run(attempts, concurrency));
    }

    @Command(name = "lab", mixinStandardHelpOptions = true, description = "Lab start, embedded runtime.")
    int lab(
            @Option(
                            names = "--labs",
                            paramLabel = "N",
                            defaultValue = "10",
                            description = "Brokers to start (default ${DEFAULT-VALUE}).")
                    int labs)
            throws IOException, InterruptedException {
        return inScratch(settings -> new LabBench(settings).run(labs));
    }

    private interface Measurement {
        Report run(Settings settings) throws IOException, InterruptedException;
    }

    private int inScratch(Measurement measurement) throws IOException, InterruptedException {
        try (var scratch = Scratch.create("bench")) {
            var settings = Settings.of(Home.folder()).withPort(0).withData(scratch.folder());
            var report = measurement.run(settings);
            var out = spec.commandLine().getOut();
            if (json) {
                report.json(out);
            } else {
                report.table(out);
            }
            return 0;
        }
    }
}
