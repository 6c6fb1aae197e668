package dev.millrace.grader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.InputEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a student reads of an exception, by where it was thrown: `src/test/golden/exceptions`, `name.java` the
/// submission, `name.txt` the words. To rewrite the texts after a change, run with
/// `-Dtest.args=-Dmillrace.golden=write` and review the diff.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExceptionsGoldenIT {
    private static final Path FOLDER = Path.of("src/test/golden/exceptions");

    private final Grader grader = new Grader(GraderSettings.of(Samples.HOME).withWarm(1, 0));

    @AfterAll
    void close() {
        grader.close();
    }

    static List<String> places() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void isShownWithTheStudentsOwnFramesAndTheRecord(String name) throws IOException {
        var source = Files.readString(FOLDER.resolve(name + ".java"));
        var verdict =
                grader.grade(new Submission("ann", Map.of("Loud.java", source), exercise(), Scope.VISIBLE), _ -> {});
        var shown = verdict.checks().getFirst().exception().orElseThrow() + "\n";
        var golden = FOLDER.resolve(name + ".txt");
        if ("write".equals(System.getProperty("millrace.golden"))) {
            Files.writeString(golden, shown);
        }
        assertThat(shown).isEqualTo(Files.readString(golden)).doesNotContain("org.apache.kafka", "dev.millrace");
    }

    /// The usual words; then the wall clock moves on, for the punctuator.
    private static Exercise exercise() {
        var usual = Samples.exercise(Duration.ofSeconds(20), 4);
        var first = usual.cases().getFirst();
        var input = new ArrayList<>(first.input());
        input.add(new InputEvent.AdvanceWallClock(Duration.ofSeconds(5)));
        return new Exercise(
                usual.lab(),
                usual.entry(),
                usual.limits(),
                usual.topics(),
                List.of(new Case(first.id(), first.title(), false, input, first.expected())),
                usual.tolerance());
    }
}
