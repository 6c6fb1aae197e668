package dev.millrace.grading;

import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import dev.millrace.grader.Scope;
import dev.millrace.identity.StudentId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything that the Code and Results tabs show. Sources are a student's text: templates escape them.
///
/// @param owner tells students who share a browser apart, without naming them
/// @param hidden how many checks only a submission runs
/// @param caution that submissions are not contained, if so
public record GradingDock(
        String slug,
        String owner,
        List<FileView> files,
        int visible,
        int hidden,
        ResultsView results,
        Optional<String> caution) {
    public GradingDock {
        files = List.copyOf(files);
    }

    /// A file in the editor.
    ///
    /// @param starter what the lab gives, to start over
    /// @param version 0 when nothing was saved yet
    public record FileView(String name, String source, String starter, int version, Optional<Instant> savedAt) {}

    static GradingDock of(
            StudentId student,
            Slug lab,
            LabSpec.Streams spec,
            List<SavedFile> saved,
            ResultsView results,
            Optional<String> caution) {
        var drafts = saved.stream().collect(Collectors.toMap(SavedFile::file, Function.identity()));
        var files = spec.starter().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(starter -> file(starter, Optional.ofNullable(drafts.get(starter.getKey()))))
                .toList();
        int hidden =
                (int) spec.exercise().cases().stream().filter(c -> c.hidden()).count();
        int visible = Grading.ofScope(spec, Scope.VISIBLE);
        return new GradingDock(lab.value(), owner(student), files, visible, hidden, results, caution);
    }

    private static String owner(StudentId student) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(student.value().getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileView file(Map.Entry<String, String> starter, Optional<SavedFile> saved) {
        return new FileView(
                starter.getKey(),
                saved.map(SavedFile::source).orElse(starter.getValue()),
                starter.getValue(),
                saved.map(SavedFile::version).orElse(0),
                saved.map(SavedFile::savedAt));
    }
}
