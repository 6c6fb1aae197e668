package dev.millrace.labs.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A course of one broker lab that is wrong in every way that only a broker can show.
final class FaultyLab {
    private FaultyLab() {}

    static Path lay(Path course) throws IOException {
        write(course, "course.yaml", """
                format: 1
                title: A faulty course
                tagline: One lab, every fault.
                licence: CC BY 4.0
                authors: [Millrace authors]
                outcomes: {O1: Nothing}
                days:
                  - title: Day 1
                    theme: Faults
                    starts: "09:00"
                    sections: [{number: 1, title: Faults, minutes: 10, steps: [faulty]}]
                """);
        write(course, "labs/faulty/lab.yaml", """
                title: Faulty
                label: B1
                kind: broker
                minutes: 10
                outcomes: [O1]
                services: [kafka]
                checks:
                  - {id: easy, title: "Easy", topic: {name: orders}}
                  - {id: hard, title: "Hard", records: {topic: orders, atLeast: 2}}
                """);
        write(course, "labs/faulty/brief.md", "Nothing to do.\n");
        write(course, "labs/faulty/hints.md", "## One\nA.\n\n## Two\nB.\n\n## Three\nC.\n");
        write(course, "labs/faulty/seed.yaml", "- topic: {name: orders, partitions: 1}\n");
        write(course, "labs/faulty/solve.yaml", "- produce: {topic: orders, records: [{value: x}]}\n");
        mistake(course, "enough", "hard", "1 record", "- produce: {topic: orders, records: [{value: x}, {value: y}]}");
        mistake(course, "otherwise", "hard", "7 records", "- produce: {topic: orders, records: [{value: x}]}");
        mistake(course, "impossible", "hard", "0 records", "- config: {topic: nothing, set: {retention.ms: 1}}");
        return course;
    }

    private static void mistake(Path course, String id, String check, String says, String step) throws IOException {
        write(
                course,
                "labs/faulty/mistakes/" + id + ".yaml",
                "title: %s\ncheck: %s\nsays: %s\nsteps:\n  %s\n".formatted(id, check, says, step));
    }

    private static void write(Path course, String name, String text) throws IOException {
        var file = course.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
