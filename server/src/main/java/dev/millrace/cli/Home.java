package dev.millrace.cli;

import java.nio.file.Path;

/// Where this installation lives; the launcher says so by the system property `millrace.home`.
final class Home {
    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("millrace.home", "")).toAbsolutePath().normalize();
    }
}
