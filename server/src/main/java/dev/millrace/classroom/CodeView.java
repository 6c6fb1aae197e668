package dev.millrace.classroom;

import dev.millrace.content.text.Highlighter;
import dev.millrace.content.text.Language;
import dev.millrace.grader.Diagnostic;
import dev.millrace.grading.GradingDock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One file of a student's, line by line, with what the compiler says under the line it says it of.
///
/// @param savedAt when the file was last saved; empty while it is as the lab gave it
public record CodeView(String name, Optional<Instant> savedAt, List<Line> lines) {
    public CodeView {
        lines = List.copyOf(lines);
    }

    /// One line.
    ///
    /// @param html the line with its words marked; escaped
    /// @param notes what the compiler says of it
    public record Line(String html, List<String> notes) {
        public Line {
            notes = List.copyOf(notes);
        }
    }

    static List<CodeView> of(GradingDock work) {
        var errors = work.results().diagnostics().stream()
                .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                .toList();
        return work.files().stream()
                .map(file -> new CodeView(file.name(), file.savedAt(), lines(file.name(), file.source(), errors)))
                .toList();
    }

    static List<Line> lines(String file, String code, List<Diagnostic> diagnostics) {
        var lines = new ArrayList<Line>();
        var marked = split(Highlighter.html(Language.JAVA, code));
        for (int i = 0; i < marked.size(); i++) {
            int number = i + 1;
            var notes = diagnostics.stream()
                    .filter(d -> d.file().equals(file) && d.line() == number)
                    .map(Diagnostic::message)
                    .toList();
            lines.add(new Line(marked.get(i), notes));
        }
        return lines;
    }

    /// Splits marked code into lines. A mark that spans lines (a block comment) is closed at the end of each and opened
    /// again in the next; marks do not nest.
    static List<String> split(String html) {
        var lines = new ArrayList<String>();
        var open = "";
        for (var rest : html.split("\n", -1)) {
            var line = open + rest;
            int start = line.lastIndexOf("<span");
            open = start > line.lastIndexOf("</span>") ? line.substring(start, line.indexOf('>', start) + 1) : "";
            lines.add(open.isEmpty() ? line : line + "</span>");
        }
        return lines;
    }
}
