package dev.millrace.content.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.content.CourseReader;
import dev.millrace.content.Finding;
import dev.millrace.grader.GraderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The linter with the grader that judges students. Needs the packaged grader.
class LinterIT {
    private static final Path HOME =
            Path.of(System.getProperty("millrace.home", "..")).toAbsolutePath().normalize();
    private static final Path COURSE = HOME.resolve("content/courses/building-event-driven-services");
    private static final String LAB = "labs/mask-customer-data/";

    private static GraderTrial trial;
    private static Linter linter;

    @BeforeAll
    static void start() {
        trial = new GraderTrial(GraderSettings.of(HOME));
        linter = new Linter(new CourseReader(), trial);
    }

    @AfterAll
    static void stop() {
        trial.close();
    }

    @Test
    void the_course_that_ships_has_no_findings() {
        assertThat(linter.lint(COURSE)).map(finding -> finding.line(COURSE)).isEmpty();
    }

    @Test
    void planted_faults_in_a_lab_are_found(@TempDir Path temp) throws IOException {
        var course = oneLab(temp);
        var entry = "MaskCustomerData.java";
        var solution = Files.readString(course.resolve(LAB + "solution/" + entry));
        var starter = Files.readString(course.resolve(LAB + "starter/" + entry));

        Files.writeString(course.resolve(LAB + "starter/" + entry), solution);
        Files.writeString(course.resolve(LAB + "solution/" + entry), starter);
        Files.writeString(course.resolve(LAB + "wrong/trusts-every-field/" + entry), solution);
        Files.writeString(
                course.resolve(LAB + "wrong/reads-consent-loosely/" + entry), solution.replace("class ", "clas "));

        assertThat(linter.lint(course))
                .extracting(Finding::rule)
                .contains("starter-passes", "solution-fails", "wrong-passes", "wrong-elsewhere");
    }

    /// The shipped course with P1 as its only step.
    private static Path oneLab(Path temp) throws IOException {
        var course = temp.resolve("one-lab");
        for (var file : files(COURSE.resolve(LAB))) {
            var target = course.resolve(COURSE.relativize(file).toString());
            Files.createDirectories(target.resolveSibling(""));
            Files.copy(file, target);
        }
        Files.writeString(course.resolve("course.yaml"), """
                format: 1
                title: One lab
                outcomes: {O4: Understand stream processing}
                days:
                  - title: Day 1
                    sections:
                      - {number: 1, title: One, minutes: 20, steps: [mask-customer-data]}
                """);
        return course;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
