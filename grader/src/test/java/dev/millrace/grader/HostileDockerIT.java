package dev.millrace.grader;

import dev.millrace.grader.GraderSettings.SandboxChoice;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The hostile corpus, see [HostileRun], in containers.
final class HostileDockerIT {
    @TestFactory
    Stream<DynamicTest> containersHold(@TempDir Path folder) {
        return HostileRun.tests(SandboxChoice.DOCKER, folder);
    }
}
