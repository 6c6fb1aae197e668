package dev.millrace.grader.exercise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads recorded events: JSON Lines, one record a line, empty lines ignored. Fields: `topic`, `key`, `value`,
/// `timestamp` (ISO instant or milliseconds), `headers`, `partition`, `note`; or `advanceWallClock` alone.
public final class Fixtures {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Fixtures() {}

    /// The events of an `input.jsonl`, in order; at least one.
    ///
    /// @throws FixtureException when the file is missing, empty or wrong at some line
    public static List<InputEvent> readInput(Path file) {
        var events = read(file, FixtureLine::input);
        if (events.isEmpty()) {
            throw new FixtureException(file, 0, "the file has no event");
        }
        return events;
    }

    /// The records of an `expected.jsonl`, in order. An empty file says that nothing may come out.
    ///
    /// @throws FixtureException when the file is missing or wrong at some line
    public static List<ExpectedRecord> readExpected(Path file) {
        return read(file, FixtureLine::expected);
    }

    private static <T> List<T> read(Path file, Reading<T> reading) {
        var result = new ArrayList<T>();
        var lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                result.add(reading.of(new FixtureLine(file, i + 1, parse(file, i + 1, lines.get(i)))));
            }
        }
        return List.copyOf(result);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new FixtureException(file, 0, "the file does not exist");
        } catch (CharacterCodingException e) {
            throw new FixtureException(file, 0, "the file is not valid UTF-8");
        } catch (IOException e) {
            throw new FixtureException(file, 0, "the file cannot be read: " + e.getMessage());
        }
    }

    private static ObjectNode parse(Path file, int line, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new FixtureException(file, line, "a line must be one JSON object");
        } catch (JsonProcessingException e) {
            throw new FixtureException(file, line, "not JSON: " + e.getOriginalMessage());
        }
    }

    private interface Reading<T> {
        T of(FixtureLine line);
    }
}
