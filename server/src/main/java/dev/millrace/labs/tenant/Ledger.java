package dev.millrace.labs.tenant;

import dev.millrace.labs.runtime.LabId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which labs were asked for and which are started, where the cluster itself does not say: a file a lab. Thread-safe as
/// far as the file system is.
record Ledger(Path folder) {
    private static final String STARTED = "started\n";

    void started(LabId lab) {
        write(lab, STARTED);
    }

    /// Asked for, not started.
    void asked(LabId lab) {
        write(lab, "asked for\n");
    }

    void forget(LabId lab) {
        try {
            Files.deleteIfExists(folder.resolve(lab.value()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot forget lab " + lab, e);
        }
    }

    Set<LabId> all() {
        return labs(_ -> true);
    }

    Set<LabId> allStarted() {
        return labs(this::isStarted);
    }

    private boolean isStarted(Path file) {
        try {
            return Files.readString(file).equals(STARTED);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void write(LabId lab, String state) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(lab.value()), state);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write down lab " + lab, e);
        }
    }

    private Set<LabId> labs(Predicate<Path> which) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> LabId.isValid(file.getFileName().toString()))
                    .filter(which)
                    .map(file -> new LabId(file.getFileName().toString()))
                    .collect(Collectors.toSet());
        } catch (NoSuchFileException e) {
            return Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
