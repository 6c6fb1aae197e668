package dev.millrace.labs.docker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Small tar archives, the form in which files go into and out of containers.
final class Archive {
    /// The user of lab images.
    static final int USER = 7000;

    private static final int FOR_ITS_USER = 0100400;
    private static final int MOST_BYTES = 2 << 20;

    private Archive() {}

    /// Files that only the user of lab images reads, changed now.
    static InputStream of(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setMode(FOR_ITS_USER);
                entry.setIds(USER, USER);
                entry.setModTime(System.currentTimeMillis());
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory", e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /// The first file's text, or nothing when there is none or it is larger than a log may be.
    static Optional<String> firstFile(InputStream archive) throws IOException {
        try (var tar = new TarArchiveInputStream(archive)) {
            var entry = tar.getNextEntry();
            if (entry == null || !entry.isFile() || entry.getSize() > MOST_BYTES) return Optional.empty();
            return Optional.of(new String(tar.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        }
    }
}
