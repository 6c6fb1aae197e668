package dev.millrace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The table of who gets what, as it stands in `authorisation-matrix.txt`.
final class AuthorisationMatrix {
    static final Path FILE = Path.of("server/src/test/resources/authorisation-matrix.txt");

    private AuthorisationMatrix() {}

    /// Who asks; the ids they ask with are those of the class of `STUDENT`.
    enum Role {
        NOBODY,
        STUDENT,
        CLASSMATE,
        ELSEWHERE,
        INSTRUCTOR,
        OTHER_INSTRUCTOR;

        /// Whether nothing of the class may reach them, and nothing of theirs the class.
        boolean isOutside() {
            return this == NOBODY || this == ELSEWHERE || this == OTHER_INSTRUCTOR;
        }
    }

    enum Outcome {
        OK,
        SIGN_IN,
        FORBIDDEN,
        STUDENTS,
        NOT_FOUND
    }

    /// A route with what each role gets.
    record Line(String method, String path, Map<Role, Outcome> expected) {
        Line {
            expected = Map.copyOf(expected);
        }

        String route() {
            return method + " " + path;
        }

        boolean changes() {
            return !method.equals("GET");
        }
    }

    static List<Line> read() {
        try (var lines = Files.lines(TestServer.home().resolve(FILE))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(AuthorisationMatrix::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        var words = List.of(text.strip().split("\\s+"));
        var roles = Role.values();
        if (words.size() != 2 + roles.length) {
            throw new IllegalArgumentException("a line has a method, a path and " + roles.length + " words: " + text);
        }
        var expected = new EnumMap<Role, Outcome>(Role.class);
        for (int i = 0; i < roles.length; i++) {
            expected.put(roles[i], outcome(words.get(2 + i)));
        }
        return new Line(words.get(0), words.get(1), expected);
    }

    private static Outcome outcome(String word) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outcome is called " + word));
    }
}
