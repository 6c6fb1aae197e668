package dev.millrace.grader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.GraderSettings.SandboxChoice;
import dev.millrace.grader.sandbox.Containers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A grader that is killed without warning: its workers end with it, and the next grader removes what else is left.
@Timeout(300)
final class KilledGraderIT {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @EnumSource(
            value = SandboxChoice.class,
            names = {"BUBBLEWRAP", "DOCKER", "NONE"})
    void itsWorkersEndAndTheNextGraderCleansUp(SandboxChoice sandbox) throws Exception {
        // a worker in bubblewrap is another user and has to pass
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx--x--x"));
        var killed = grader(sandbox);
        try {
            assertThat(killed.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("PASSED");
            assertThat(folders()).hasSize(1);
            assertThat(workers()).isNotEmpty();
        } finally {
            killed.destroyForcibly();
        }
        assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
        awaitNoWorker();
        assertThat(Containers.of(killed.pid())).hasSize(sandbox == SandboxChoice.DOCKER ? 1 : 0);

        try (var next = new Grader(in(temp, sandbox))) {
            assertThat(next.sandboxName()).isNotEmpty();
            assertThat(folders()).noneMatch(name -> name.contains("-" + killed.pid() + "-"));
            assertThat(Containers.of(killed.pid())).isEmpty();
        }
        assertThat(folders()).isEmpty();
        assertThat(Containers.of(ProcessHandle.current().pid())).isEmpty();
    }

    /// A process of its own that judges once, says the outcome and stays.
    public static void main(String[] args) throws InterruptedException {
        var grader = new Grader(in(Path.of(args[0]), SandboxChoice.valueOf(args[1])));
        System.out.println(grader.grade(Samples.submission("ann", Samples.right()), _ -> {})
                .outcome());
        Thread.currentThread().join();
    }

    private Process grader(SandboxChoice sandbox) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dmillrace.home=" + Samples.HOME,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledGraderIT.class.getName(),
                        temp.toString(),
                        sandbox.name())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static GraderSettings in(Path temp, SandboxChoice sandbox) {
        var usual = GraderSettings.of(Samples.HOME);
        return new GraderSettings(
                usual.distFolder(),
                usual.apiFolder(),
                usual.javaHome(),
                temp,
                sandbox,
                usual.reachable(),
                0,
                usual.workers(),
                usual.running(),
                usual.queue(),
                0,
                usual.compileTime());
    }

    private List<String> folders() throws IOException {
        try (var all = Files.list(temp)) {
            return all.map(folder -> folder.getFileName().toString()).toList();
        }
    }

    /// Processes that name the folder and are not the graders themselves.
    private List<ProcessHandle> workers() throws IOException {
        try (var all = Files.list(Path.of("/proc"))) {
            return all.map(p -> p.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .flatMap(name -> ProcessHandle.of(Long.parseLong(name)).stream())
                    .filter(process -> commandLine(process).contains(temp + "/millrace-grader-"))
                    .toList();
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", "" + process.pid(), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // gone meanwhile
        }
    }

    private void awaitNoWorker() throws IOException, InterruptedException {
        for (int i = 0; i < 200 && !workers().isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(workers()).isEmpty();
    }
}
