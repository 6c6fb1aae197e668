package dev.millrace.grader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.GraderSettings.SandboxChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The hostile corpus, see [HostileFile], in every sandbox: each submission gets the verdict that it should, the
/// host is unharmed, and the next submissions of the same student and of another one are judged as ever. For some of
/// them, by a pattern of their names, run with `-Dtest.args=-Dmillrace.hostile=PATTERN`.
final class HostileIT {
    private static final List<SandboxChoice> SANDBOXES =
            List.of(SandboxChoice.BUBBLEWRAP, SandboxChoice.DOCKER, SandboxChoice.NONE);

    @Test
    void theCorpusIsThere() {
        assertThat(HostileFile.all()).hasSizeGreaterThan(100);
    }

    @TestFactory
    Stream<DynamicContainer> everySandboxHolds(@TempDir Path folder) {
        return SANDBOXES.stream()
                .map(sandbox -> DynamicContainer.dynamicContainer(
                        sandbox.name(), Stream.of(sandbox).flatMap(s -> tests(s, folder))));
    }

    private static Stream<DynamicNode> tests(SandboxChoice sandbox, Path folder) {
        var run = HostileRun.start(sandbox, folder.resolve(sandbox.name()));
        var tests = new ArrayList<DynamicNode>();
        run.files().forEach(file -> tests.add(DynamicTest.dynamicTest(file.name(), () -> run.check(file))));
        tests.add(DynamicTest.dynamicTest("nothing is left", run::close));
        return tests.stream();
    }
}
