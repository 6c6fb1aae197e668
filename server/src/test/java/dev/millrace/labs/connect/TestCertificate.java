package dev.millrace.labs.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// A certificate for `localhost` and the authority that vouches for it, made by openssl. The files have the names that
/// Docker's own client reads.
public record TestCertificate(Path chain, Path key, Path authority) {
    /// Makes it in a new folder of `parent`.
    public static TestCertificate make(Path parent) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
        var folder = Files.createDirectory(parent.resolve("certificates"));
        openssl(folder, "req -x509 -newkey rsa:2048 -nodes -subj /CN=Test-CA -days 2 -keyout ca.key -out ca.pem");
        openssl(folder, "req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout key.pem -out request.pem");
        Files.writeString(folder.resolve("names"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
        openssl(
                folder,
                "x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out cert.pem");
        return new TestCertificate(folder.resolve("cert.pem"), folder.resolve("key.pem"), folder.resolve("ca.pem"));
    }

    private static void openssl(Path folder, String arguments) throws Exception {
        var process = new ProcessBuilder(("openssl " + arguments).split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
