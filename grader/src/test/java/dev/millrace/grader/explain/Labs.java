package dev.millrace.grader.explain;

import static dev.millrace.grader.replay.Replays.in;
import static dev.millrace.grader.replay.Replays.out;

import dev.millrace.grader.compile.MemoryCompiler;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.Fixtures;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.replay.SubmissionLoader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.Topology;

/// Two labs of the course with their solutions and their wrong solutions, compiled and run in this process.
record Labs(String lab, String entry, List<TopicSpec> topics) {
    static final Labs REVENUE = new Labs(
            "revenue-per-window",
            "RevenuePerWindow",
            List.of(in("orders", "string", "json"), out("revenue", "string", "json", Compare.PER_KEY)));

    static final Labs MASK = new Labs(
            "mask-customer-data",
            "MaskCustomerData",
            List.of(in("customers", "string", "json"), out("customers-masked", "string", "json", Compare.PER_KEY)));

    private static final Path FOLDER =
            Path.of(System.getProperty("millrace.home"), "content/courses/building-event-driven-services/labs");
    private static final Map<Path, Callable<Topology>> BUILT = new HashMap<>();

    Exercise exercise() {
        return new Exercise(lab, entry, Limits.DEFAULT, topics, List.of(), BigDecimal.ZERO);
    }

    Case fixture(String id) {
        var folder = FOLDER.resolve(lab).resolve("cases").resolve(id);
        return new Case(
                id,
                id,
                false,
                Fixtures.readInput(folder.resolve("input.jsonl")),
                Fixtures.readExpected(folder.resolve("expected.jsonl")));
    }

    Callable<Topology> solution() {
        return topology(FOLDER.resolve(lab).resolve("solution"));
    }

    Callable<Topology> wrong(String name) {
        return topology(FOLDER.resolve(lab).resolve("wrong").resolve(name));
    }

    Map<String, String> sources(String folder) {
        return Map.of(entry + ".java", text(FOLDER.resolve(lab).resolve(folder).resolve(entry + ".java")));
    }

    private Callable<Topology> topology(Path folder) {
        return BUILT.computeIfAbsent(folder, f -> compiled(text(f.resolve(entry + ".java"))));
    }

    /// Classes are loaded anew for each run, as a worker does.
    private Callable<Topology> compiled(String source) {
        var path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        var compilation = new MemoryCompiler(path).compile(Map.of(entry + ".java", source));
        if (!compilation.ok()) {
            throw new AssertionError(compilation.problems());
        }
        return () -> {
            var method =
                    new SubmissionLoader(compilation.classes()).loadClass(entry).getDeclaredMethod("topology");
            method.setAccessible(true);
            return (Topology) method.invoke(null);
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
