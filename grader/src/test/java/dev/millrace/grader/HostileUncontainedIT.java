package dev.millrace.grader;

import dev.millrace.grader.GraderSettings.SandboxChoice;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The hostile corpus, see [HostileRun], as far as it concerns a worker without a sandbox.
final class HostileUncontainedIT {
    @TestFactory
    Stream<DynamicTest> workersHold(@TempDir Path folder) {
        return HostileRun.tests(SandboxChoice.NONE, folder);
    }
}
