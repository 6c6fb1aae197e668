package dev.millrace.content.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Lists folders of a course; one that is not there counts as empty.
public final class SourceFolder {
    private SourceFolder() {}

    /// The names of the folders in a folder, sorted.
    public static List<String> names(Path folder) {
        return entries(folder).stream()
                .filter(Files::isDirectory)
                .map(entry -> String.valueOf(entry.getFileName()))
                .toList();
    }

    /// The files of a folder whose names end so, sorted.
    public static List<Path> files(Path folder, String end) {
        return entries(folder).stream()
                .filter(file -> file.toString().endsWith(end) && Files.isRegularFile(file))
                .toList();
    }

    /// The Java files of a folder, text by name; a folder without any is reported.
    public static SortedMap<String, String> java(Path folder, Report report) {
        var sources = new TreeMap<String, String>();
        for (var file : entries(folder)) {
            var name = String.valueOf(file.getFileName());
            if (name.endsWith(".java")) {
                SourceText.read(file, report).ifPresent(text -> sources.put(name, text));
            }
        }
        if (sources.isEmpty()) {
            report.at(1, "missing-file", "there is no Java file in " + folder.getFileName() + "/", "write one");
        }
        return sources;
    }

    private static List<Path> entries(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException absent) {
            return List.of();
        }
    }
}
