package dev.millrace.labs.connect;

import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Security;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A file that a connection card offers.
///
/// @param type its media type
/// @param content read once
public record Download(String name, String type, InputStream content) {
    /// The file of that name for a lab; empty where there is none.
    public static Optional<Download> of(String name, Endpoint endpoint) {
        return switch (name) {
            case Connection.SETTINGS_FILE -> Optional.of(text(name, "text/plain", SettingsFile.forJava(endpoint)));
            case Connection.AUTHORITY_FILE ->
                endpoint.security() instanceof Security.Scram scram
                        ? Connection.authority(scram).map(pem -> text(name, "application/x-pem-file", pem))
                        : Optional.empty();
            case "starter-csharp.zip" -> Optional.of(starter(Starter.CSHARP, endpoint));
            case "starter-java.zip" -> Optional.of(starter(Starter.JAVA, endpoint));
            default -> Optional.empty();
        };
    }

    private static Download text(String name, String type, String content) {
        return of(name, type, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Download starter(Starter starter, Endpoint endpoint) {
        return of(starter.folder() + ".zip", "application/zip", starter.zip(endpoint));
    }

    private static Download of(String name, String type, byte[] content) {
        return new Download(name, type, new ByteArrayInputStream(content));
    }
}
