package dev.millrace.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;

/// Finds a schema on the class path, under `contracts/`: there the grader puts those of the course. In a project of
/// your own put them into `src/main/resources/contracts`.
final class ContractFile {
    private ContractFile() {}

    static byte[] read(String name) {
        var path = "contracts/" + name;
        var loaders = new ArrayList<ClassLoader>();
        loaders.add(Thread.currentThread().getContextClassLoader());
        loaders.add(ContractFile.class.getClassLoader());
        for (var loader : loaders) {
            try (var in = loader == null ? null : loader.getResourceAsStream(path)) {
                if (in != null) {
                    return in.readAllBytes();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }
        throw new IllegalArgumentException("There is no contract `" + path + "` on the class path.");
    }
}
