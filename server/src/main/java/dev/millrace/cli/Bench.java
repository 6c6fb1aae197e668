package dev.millrace.cli;

import dev.millrace.LabSettings;
import dev.millrace.Settings;
import dev.millrace.bench.ClassBench;
import dev.millrace.bench.GradeBench;
import dev.millrace.bench.HttpBench;
import dev.millrace.bench.LabBench;
import dev.millrace.bench.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `millrace bench`: takes figures on this machine. Nothing is asserted; absolute times on shared machines say little,
/// ratios against another build on the same machine say more.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure on this machine: page latency, submit to verdict, lab start, a live class.",
        synopsisSubcommandLabel = "(http | grade | labs | class)")
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

    @Command(
            name = "labs",
            mixinStandardHelpOptions = true,
            description =
                    "Labs: first start, reset, waking, from the pool, a class at once, and what an idle one takes.")
    int labs(
            @Option(
                            names = "--runtime",
                            paramLabel = "NAME",
                            defaultValue = "embedded",
                            description = "embedded, docker, swarm or tenant (default ${DEFAULT-VALUE}).")
                    LabSettings.RuntimeName runtime,
            @Option(
                            names = "--tenant-config",
                            paramLabel = "FILE",
                            description = "The existing cluster of --runtime tenant.")
                    @Nullable
                    Path tenantConfig,
            @Option(
                            names = "--labs",
                            paramLabel = "N",
                            defaultValue = "10",
                            description = "Labs one after the other (default ${DEFAULT-VALUE}).")
                    int labs,
            @Option(
                            names = "--students",
                            paramLabel = "N",
                            defaultValue = "24",
                            description = "Students who start together (default ${DEFAULT-VALUE}).")
                    int students)
            throws IOException, InterruptedException {
        var how = LabSettings.embedded().withRuntime(runtime).withTenantConfig(Optional.ofNullable(tenantConfig));
        return inScratch(settings -> new LabBench(settings.withLabs(how)).run(labs, students));
    }

    @Command(
            name = "class",
            mixinStandardHelpOptions = true,
            description =
                    "A live class: what the instructor sees how soon, lesson pages, and whether anything is lost.")
    int liveClass(
            @Option(
                            names = "--students",
                            paramLabel = "N",
                            defaultValue = "200",
                            description = "Students (default ${DEFAULT-VALUE}).")
                    int students,
            @Option(
                            names = "--minutes",
                            paramLabel = "N",
                            defaultValue = "2",
                            description = "How long; the first quarter warms up (default ${DEFAULT-VALUE}).")
                    int minutes,
            @Option(
                            names = "--servers",
                            paramLabel = "N",
                            defaultValue = "1",
                            description = "Servers that take turns; more than one need --database-url.")
                    int servers,
            @Option(
                            names = "--database-url",
                            paramLabel = "URL",
                            description = "JDBC URL of an empty PostgreSQL database instead of an H2 file.")
                    @Nullable
                    String databaseUrl)
            throws IOException, InterruptedException {
        if (servers > 1 && databaseUrl == null) {
            throw new ParameterException(
                    spec.commandLine(), "Several servers share a database: give an empty one with --database-url.");
        }
        return inScratch(settings -> {
            var all = IntStream.range(0, servers)
                    .mapToObj(i -> settings.withData(settings.data().resolve("server-" + i))
                            .withDatabaseUrl(Optional.ofNullable(databaseUrl)))
                    .toList();
            return new ClassBench(all, students, Duration.ofMinutes(minutes)).run();
        });
    }

    private interface Measurement {
        Report run(Settings settings) throws IOException, InterruptedException;
    }

    private int inScratch(Measurement measurement) throws IOException, InterruptedException {
        try (var scratch = Scratch.create("bench")) {
            var usual = Settings.of(Home.folder()).withPort(0).withData(scratch.folder());
            var settings = usual.withLabs(usual.labs().withPool(0));
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
