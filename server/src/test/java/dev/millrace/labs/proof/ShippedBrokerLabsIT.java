package dev.millrace.labs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.content.CourseReader;
import dev.millrace.content.Finding;
import dev.millrace.content.Lab;
import dev.millrace.content.LabSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `lint --labs` says of the course that ships, and of a lab with every fault that it looks for.
@Timeout(600)
class ShippedBrokerLabsIT {
    @TempDir
    Path data;

    @Test
    void everyBrokerLabIsProvedOnARealBrokerAndAFaultyOneIsFound(@TempDir Path faulty) throws Exception {
        var course = TestServer.home().resolve("content/courses/building-event-driven-services");
        var labs = brokerLabs(course);
        assertThat(labs).hasSizeGreaterThanOrEqualTo(6);
        var wrong = FaultyLab.lay(faulty);
        try (var proofs = new BrokerProofs(TestServer.home(), data)) {
            assertThat(proofs.findings(course, labs)).isEmpty();
            assertThat(proofs.findings(wrong, brokerLabs(wrong)))
                    .extracting(Finding::rule)
                    .containsExactlyInAnyOrder(
                            "seed-passes", "solve-fails", "mistake-passes", "mistake-says", "steps-fail");
        }
    }

    private static List<Lab> brokerLabs(Path course) {
        return new CourseReader()
                .read(course).course().orElseThrow().labs().stream()
                        .filter(lab -> lab.spec() instanceof LabSpec.Broker)
                        .toList();
    }
}
