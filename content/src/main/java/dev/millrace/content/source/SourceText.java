package dev.millrace.content.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads course files as text: UTF-8 and nothing else, lines ended by `\n`, no byte order mark.
public final class SourceText {
    private static final long LARGEST = 2L << 20;

    private SourceText() {}

    /// The file's text, or nothing and a finding.
    public static Optional<String> read(Path file, Report report) {
        try {
            if (Files.size(file) > LARGEST) {
                report.at(1, "too-large", "the file is larger than 2 MiB", "split it or shorten it");
                return Optional.empty();
            }
            return decode(Files.readAllBytes(file), report);
        } catch (NoSuchFileException gone) {
            report.at(1, "missing-file", file.getFileName() + " does not exist", "write it or take it off the list");
        } catch (IOException unreadable) {
            report.at(1, "unreadable", "the file cannot be read: " + unreadable.getMessage(), "check its permissions");
        }
        return Optional.empty();
    }

    private static Optional<String> decode(byte[] bytes, Report report) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        if (decoder.decode(in, out, true).isError()) {
            report.at(lineAt(bytes, in.position()), "utf-8", "a byte here is not UTF-8", "save the file as UTF-8");
            return Optional.empty();
        }
        var text = out.flip().toString().replace("\r\n", "\n").replace('\r', '\n');
        return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private static int lineAt(byte[] bytes, int position) {
        var line = 1;
        for (var i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
