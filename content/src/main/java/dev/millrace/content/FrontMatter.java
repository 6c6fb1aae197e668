package dev.millrace.content;

import dev.millrace.content.source.Report;
import java.util.List;

/// The YAML between two lines `---` at the top of a lesson, and the body after it with the line it begins at.
record FrontMatter(String yaml, List<String> body, int bodyLine) {
    FrontMatter {
        body = List.copyOf(body);
    }

    /// The YAML begins at line 2 of the file.
    static FrontMatter split(String text, Report report) {
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals("---")) {
            report.at(
                    1,
                    "front-matter",
                    "the lesson does not begin with `---`",
                    "begin with title, kind and minutes between two lines `---`");
            return new FrontMatter("", lines, 1);
        }
        for (var i = 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("---")) {
                return new FrontMatter(
                        String.join("\n", lines.subList(1, i)), lines.subList(i + 1, lines.size()), i + 2);
            }
        }
        report.at(1, "front-matter", "the `---` at the top is never closed", "write `---` before the text");
        return new FrontMatter("", List.of(), lines.size() + 1);
    }
}
