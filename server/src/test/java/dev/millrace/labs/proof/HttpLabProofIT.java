package dev.millrace.labs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.TinyCourse;
import dev.millrace.content.CourseReader;
import dev.millrace.content.Finding;
import dev.millrace.content.Slug;
import dev.millrace.labs.HttpLab;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `lint --labs` says of a lab that asks for a service, where a step stands in for the student's.
@Timeout(300)
class HttpLabProofIT {
    @TempDir
    Path data;

    @TempDir
    Path content;

    @Test
    void aLabThatAsksForAServiceIsProvedAndAWrongOneIsFound() {
        var course = HttpLab.lay(content);
        try (var proofs = new BrokerProofs(TestServer.home(), data)) {
            assertThat(findings(proofs, course)).isEmpty();

            TinyCourse.edit(course.resolve("labs/look-around/solve.yaml"), "count: 3", "count: 4");
            assertThat(findings(proofs, course))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.rule()).isEqualTo("solve-fails"))
                    .satisfies(finding -> assertThat(finding.what()).contains("seen: Status 200, count is 4"));
        }
    }

    private static List<Finding> findings(BrokerProofs proofs, Path course) {
        var read = new CourseReader().read(course).course().orElseThrow();
        return proofs.findings(course, List.of(read.lab(new Slug(HttpLab.LAB)).orElseThrow()));
    }
}
