package dev.millrace.grader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/// What judges, for [Provenance]: the same for the life of a grader.
///
/// @param version of the grader and of the Kafka Streams that it runs
/// @param jdk version of the JDK of the workers
record Engine(String version, String jdk) {
    static Engine with(Path javaHome) {
        return new Engine(ownVersion(), versionOf(javaHome));
    }

    private static String ownVersion() {
        try (var in = Objects.requireNonNull(Engine.class.getResourceAsStream("engine.properties"))) {
            var properties = read(in);
            return properties.getProperty("version") + ", Kafka Streams " + properties.getProperty("kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every JDK since 9 names itself in a file `release` in its home (JEP 223, JEP 322); one that does not is the one
    /// that runs this.
    private static String versionOf(Path javaHome) {
        try (var in = Files.newInputStream(javaHome.resolve("release"))) {
            var properties = read(in);
            var version = properties.getProperty("JAVA_RUNTIME_VERSION", properties.getProperty("JAVA_VERSION", ""));
            return version.replace("\"", "");
        } catch (NoSuchFileException e) {
            return Runtime.version().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read which JDK is in " + javaHome, e);
        }
    }

    private static Properties read(InputStream in) throws IOException {
        var properties = new Properties();
        properties.load(in);
        return properties;
    }
}
