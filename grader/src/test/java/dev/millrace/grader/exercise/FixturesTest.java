package dev.millrace.grader.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FixturesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    @Test
    void anInputLineIsAnEvent() throws IOException {
        var file = write("""
                {"topic":"orders","key":"c-17","value":{"total":12.50},"timestamp":"2026-03-01T10:04:00Z","headers":{"source":"web"},"partition":2,"note":"late"}

                {"topic":"orders","key":null,"value":null,"timestamp":1000}
                {"advanceWallClock":"PT30S"}
                """);
        var events = Fixtures.readInput(file);
        var first = (InputEvent.Arrival) events.getFirst();
        assertThat(first.topic()).isEqualTo("orders");
        assertThat(first.value().path("total").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(first.timestamp()).isEqualTo(Instant.parse("2026-03-01T10:04:00Z"));
        assertThat(first.headers()).isEqualTo(Map.of("source", "web"));
        assertThat(first.partition()).hasValue(2);
        assertThat(first.note()).isEqualTo("late");
        var second = (InputEvent.Arrival) events.get(1);
        assertThat(second.key().isNull() && second.value().isNull()).isTrue();
        assertThat(second.timestamp()).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(events.get(2)).isEqualTo(new InputEvent.AdvanceWallClock(Duration.ofSeconds(30)));
    }

    @Test
    void anExpectedLineStatesOnlyWhatMatters() throws IOException {
        var file = write("""
                {"topic":"revenue","key":"EUR","value":1}
                {"topic":"revenue","key":"a","value":1,"timestamp":"2026-03-01T10:00:00Z","window":{"start":"2026-03-01T10:00:00Z","end":"2026-03-01T10:05:00Z"}}
                """);
        var records = Fixtures.readExpected(file);
        assertThat(records.getFirst().timestamp()).isEmpty();
        assertThat(records.get(1).timestamp()).isEqualTo(Optional.of(Instant.parse("2026-03-01T10:00:00Z")));
        assertThat(records.get(1).key().path("end").asText()).isEqualTo("2026-03-01T10:05:00Z");
    }

    @Test
    void anEmptyExpectationSaysThatNothingComesOut() throws IOException {
        assertThat(Fixtures.readExpected(write(""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"topic":"t","key":"k","value":1}                                         | `timestamp` is missing
            {"topic":"t","key":"k","timestamp":1}                                     | `value` is missing
            {"key":"k","value":1,"timestamp":1}                                       | `topic` is missing
            {"topic":"t","value":1,"timestamp":"noon"}                                | `timestamp` is neither
            {"topic":"t","value":1,"timestamp":-1}                                    | before 1970
            {"topic":"t","value":1,"timestamp":1,"partition":-1}                      | `partition`
            {"topic":"t","value":1,"timestamp":1,"headers":[]}                        | `headers`
            {"topic":"t","value":1,"timestamp":1,"colour":"red"}                      | unknown field `colour`
            {"topic":"t","value":1,"value":2,"timestamp":1}                           | Duplicate field 'value'
            {"advanceWallClock":"soon"}                                               | ISO duration
            {"advanceWallClock":"PT1S","topic":"t"}                                   | stands alone
            [1]                                                                       | one JSON object
            {"topic":                                                                 | not JSON
            """)
    void aWrongLineIsNamedWithItsNumber(String line, String problem) throws IOException {
        var file = write("{\"topic\":\"t\",\"value\":1,\"timestamp\":1}\n" + line + "\n");
        assertThatThrownBy(() -> Fixtures.readInput(file)).isInstanceOfSatisfying(FixtureException.class, e -> {
            assertThat(e.line()).isEqualTo(2);
            assertThat(e.problem()).contains(problem);
        });
    }

    @Test
    void aFileThatIsMissingEmptyOrNotTextSaysSo() throws IOException {
        var empty = write("\n");
        assertThatThrownBy(() -> Fixtures.readInput(empty)).hasMessageContaining("no event");
        assertThatThrownBy(() -> Fixtures.readInput(folder.resolve("none"))).hasMessageContaining("does not exist");
        var broken = folder.resolve("broken");
        Files.write(broken, new byte[] {(byte) 0xC3, 0x28});
        assertThatThrownBy(() -> Fixtures.readInput(broken)).hasMessageContaining("UTF-8");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("fixture.jsonl"), text, StandardCharsets.UTF_8);
    }
}
