package dev.millrace.grader.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// The image of every sandbox container: no file, only folders to mount things at and the links that this machine has.
/// Made here, so that no registry is asked. Its name holds the digest of its content.
final class EmptyImage {
    /// On every image and container of ours; the value is the version of their shape.
    static final String LABEL = "dev.millrace.sandbox";

    static final String VERSION = "1";

    private static final List<String> FOLDERS = List.of("dev", "etc", "proc", "sys", "usr", "usr/lib");

    /// Open to everybody: the temporary file system mounted there takes over the mode.
    private static final String TEMP = "tmp";

    private static final int DIRECTORY_OPEN_TO_ALL = 0041777;
    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final byte[] archive;

    private EmptyImage(String name, byte[] archive) {
        this.name = name;
        this.archive = archive;
    }

    /// @param links symbolic links, path to target
    static EmptyImage with(Map<String, String> links) throws IOException {
        var layer = layer(new TreeMap<>(links));
        var digest = sha256(layer);
        var name = "millrace-sandbox:" + digest.substring(0, 12);
        var config = JSON.writeValueAsBytes(Map.of(
                "architecture",
                architecture(),
                "os",
                "linux",
                "config",
                Map.of("Labels", Map.of(LABEL, VERSION)),
                "rootfs",
                Map.of("type", "layers", "diff_ids", List.of("sha256:" + digest))));
        var configName = sha256(config) + ".json";
        var manifest = JSON.writeValueAsBytes(
                List.of(Map.of("Config", configName, "RepoTags", List.of(name), "Layers", List.of("layer.tar"))));
        var archive = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(archive)) {
            file(tar, configName, config);
            file(tar, "layer.tar", layer);
            file(tar, "manifest.json", manifest);
        }
        return new EmptyImage(name, archive.toByteArray());
    }

    /// `millrace-sandbox:DIGEST`
    String name() {
        return name;
    }

    /// What `docker load` reads: manifest, configuration and one layer, as in the Docker Image Specification v1.2.
    ByteArrayInputStream stream() {
        return new ByteArrayInputStream(archive);
    }

    private static byte[] layer(Map<String, String> links) throws IOException {
        var layer = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(layer)) {
            for (var folder : FOLDERS) {
                put(tar, new TarArchiveEntry(folder + "/"));
            }
            var temp = new TarArchiveEntry(TEMP + "/");
            temp.setMode(DIRECTORY_OPEN_TO_ALL);
            put(tar, temp);
            for (var link : links.entrySet()) {
                var entry = new TarArchiveEntry(link.getKey().substring(1), TarConstants.LF_SYMLINK);
                entry.setLinkName(link.getValue());
                put(tar, entry);
            }
        }
        return layer.toByteArray();
    }

    private static void file(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry) throws IOException {
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /// As Go names it (`GOARCH`), as images do.
    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm64";
            case String other -> other;
        };
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
