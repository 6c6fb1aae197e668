package dev.millrace.labs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A file system of a few mebibytes in memory; mounting one needs root, without it the test is skipped with its reason.
public record TinyDisk(Path folder) implements AutoCloseable {
    public static TinyDisk mount(Path parent, int mebibytes) throws Exception {
        var folder = Files.createDirectory(parent.resolve("tiny"));
        int code = new ProcessBuilder(
                        "mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString())
                .redirectErrorStream(true)
                .start()
                .waitFor();
        assumeTrue(code == 0, "mounting a small tmpfs needs root");
        return new TinyDisk(folder);
    }

    @Override
    public void close() throws IOException {
        new ProcessBuilder("umount", "--lazy", folder.toString())
                .start()
                .onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
