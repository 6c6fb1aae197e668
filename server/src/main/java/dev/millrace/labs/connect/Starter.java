package dev.millrace.labs.connect;

import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Security;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A project to start from, pointed at one lab: the files of `starters/` with the lab's settings beside them, as a zip.
/// It holds what the student's connection card shows and nothing else of the server.
public enum Starter {
    CSHARP("csharp", "Lab.csproj", "Program.cs"),
    JAVA("java", "pom.xml", "src/main/java/lab/Main.java");

    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private final String language;
    private final String build;
    private final String program;

    Starter(String language, String build, String program) {
        this.language = language;
        this.build = build;
        this.program = program;
    }

    /// The name of the folder in the zip, and of the zip before `.zip`.
    public String folder() {
        return "kafka-lab-" + language;
    }

    public byte[] zip(Endpoint endpoint) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : contents(endpoint).entrySet()) {
                var entry = new ZipEntry(folder() + "/" + file.getKey());
                entry.setLastModifiedTime(FileTime.from(EPOCH));
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a zip to memory", e);
        }
        return bytes.toByteArray();
    }

    private Map<String, String> contents(Endpoint endpoint) {
        var contents = new TreeMap<String, String>();
        for (var file : List.of(build, program, "README.md", "gitignore")) {
            contents.put(file.equals("gitignore") ? ".gitignore" : file, filled(file, endpoint));
        }
        contents.put(
                Connection.SETTINGS_FILE,
                this == JAVA ? SettingsFile.forJava(endpoint) : SettingsFile.forLibrdkafka(endpoint));
        if (endpoint.security() instanceof Security.Scram scram) {
            Connection.authority(scram).ifPresent(pem -> contents.put(Connection.AUTHORITY_FILE, pem));
        }
        return contents;
    }

    private String filled(String file, Endpoint endpoint) {
        return template(file).replace("{{bootstrap}}", endpoint.bootstrap()).replace("{{prefix}}", endpoint.prefix());
    }

    private String template(String file) {
        var path = "/starters/" + language + "/" + file;
        try (var stream = Starter.class.getResourceAsStream(path)) {
            if (stream == null) throw new IllegalStateException("missing in the server's jar: " + path);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
