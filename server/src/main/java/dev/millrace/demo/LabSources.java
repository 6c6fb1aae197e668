package dev.millrace.demo;

import dev.millrace.content.Slug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the simulated class hands in: the course's own solutions and typical wrong ones.
final class LabSources {
    private final Path labs;

    /// @param labs the course's folder of labs
    LabSources(Path labs) {
        this.labs = labs;
    }

    Map<String, String> solution(Slug lab) {
        return sources(labs.resolve(lab.value()).resolve("solution"));
    }

    List<Map<String, String>> wrong(Slug lab) {
        return list(labs.resolve(lab.value()).resolve("wrong")).stream()
                .map(LabSources::sources)
                .toList();
    }

    private static Map<String, String> sources(Path folder) {
        return list(folder).stream().collect(Collectors.toMap(LabSources::name, LabSources::text));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
