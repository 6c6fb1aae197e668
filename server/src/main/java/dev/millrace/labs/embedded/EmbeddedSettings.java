package dev.millrace.labs.embedded;

import dev.millrace.labs.runtime.Access;
import java.nio.file.Path;
import java.time.Duration;

/// How the embedded runtime runs.
///
/// @param broker the packaged broker, `lab-images/broker/target/dist`
/// @param labs one folder a lab goes here
/// @param access where brokers listen, how they are reached, and what they ask of clients
/// @param width how many brokers start at a time
/// @param lineWait how long a start may wait for its turn
/// @param startWait how long a broker may take to answer
/// @param stopWait how long a broker may take to stop before it is made to
/// @param diskLimit most bytes of records that one broker may store
/// @param leaseTime how long a broker lives on without a server
public record EmbeddedSettings(
        Path broker,
        Path labs,
        Access access,
        int width,
        Duration lineWait,
        Duration startWait,
        Duration stopWait,
        Duration leaseTime,
        long diskLimit) {

    /// The usual ones for an installation and a data folder.
    public static EmbeddedSettings of(Path home, Path data, Access access) {
        return new EmbeddedSettings(
                home.resolve("lab-images/broker/target/dist"),
                data.toAbsolutePath().normalize().resolve("labs"),
                access,
                Runtime.getRuntime().availableProcessors(),
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofMinutes(5),
                2L << 30);
    }
}
