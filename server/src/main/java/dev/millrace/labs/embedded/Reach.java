package dev.millrace.labs.embedded;

import dev.millrace.labs.runtime.Access;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// From where a lab's broker can be reached and what it asks of its clients; said to the broker as options, and kept
/// in the lab's folder, so that a broker that was started for other ones is known for what it is.
record Reach(Access access, LabId lab, int port) {
    private static final String OWNER_ONLY = "rw-------";

    Endpoint endpoint() {
        return new Endpoint(access.exposure().host(), port, access.of(lab));
    }

    /// Whether the broker that runs in the folder was started so.
    boolean isOf(LabFolder folder) {
        return folder.reach().equals(text(folder));
    }

    void keep(LabFolder folder) throws IOException {
        Files.deleteIfExists(folder.users());
        if (access.of(lab) instanceof Security.Scram scram) {
            ownFile(folder.users());
            Files.writeString(folder.users(), scram.user() + " " + scram.password() + "\n");
        }
        folder.keepReach(text(folder));
    }

    private static void ownFile(Path file) throws IOException {
        Files.createFile(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
        }
    }

    private String text(LabFolder folder) {
        return String.join("\n", arguments(folder)) + "\n";
    }

    /// What the broker is told.
    List<String> arguments(LabFolder folder) {
        var exposure = access.exposure();
        var words = new ArrayList<>(List.of("--port", String.valueOf(port), "--bind", exposure.bind()));
        words.addAll(List.of("--advertise", exposure.host() + ":" + port));
        if (exposure.secured()) words.addAll(List.of("--users", folder.users().toString()));
        exposure.certificate().ifPresent(pair -> {
            words.addAll(List.of("--tls-cert", pair.chain().toAbsolutePath().toString()));
            words.addAll(List.of("--tls-key", pair.key().toAbsolutePath().toString()));
        });
        return words;
    }
}
