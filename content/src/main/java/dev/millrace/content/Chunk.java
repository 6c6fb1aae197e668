package dev.millrace.content;

import dev.millrace.content.source.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A stretch of a file's body: Markdown (an empty `name`), or one of the course's own blocks with the rest of
/// its opening line and its lines. `line` is that of the opening line, or of the Markdown's first line.
record Chunk(int line, String name, String rest, List<String> lines) {
    private static final Pattern OPENING = Pattern.compile(":::\\s*([a-zA-Z][\\w-]*)[ \\t]*(.*)");
    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(`{3,}|~{3,}).*");

    Chunk {
        lines = List.copyOf(lines);
    }

    boolean isProse() {
        return name.isEmpty();
    }

    /// The line of the body's first line in the file.
    int bodyLine() {
        return isProse() ? line : line + 1;
    }

    String text() {
        return String.join("\n", lines);
    }

    /// Cuts a body that begins at `firstLine` of its file. Fences are left whole, so `:::` in code is code.
    static List<Chunk> cut(List<String> body, int firstLine, Report report) {
        return new Cutter(firstLine, report).cut(body);
    }

    private static final class Cutter {
        private final int firstLine;
        private final Report report;
        private final List<Chunk> chunks = new ArrayList<>();
        private Chunk open;
        private final List<String> lines = new ArrayList<>();
        private String fence = "";

        Cutter(int firstLine, Report report) {
            this.firstLine = firstLine;
            this.report = report;
            this.open = prose(firstLine);
        }

        List<Chunk> cut(List<String> body) {
            for (var i = 0; i < body.size(); i++) {
                line(body.get(i), firstLine + i);
            }
            if (!open.isProse()) {
                report.at(
                        open.line(),
                        "unclosed",
                        "`:::" + open.name() + "` is never closed",
                        "end the block with a line `:::`");
            }
            close(firstLine + body.size());
            return chunks;
        }

        private void line(String line, int number) {
            var marker = line.stripTrailing();
            var opening = OPENING.matcher(marker);
            if (inFence(line) || !marker.startsWith(":::")) {
                lines.add(line);
            } else if (marker.equals(":::")) {
                if (open.isProse()) {
                    report.at(number, "stray-end", "`:::` ends a block that was never begun", "take it out");
                }
                close(number + 1);
            } else if (opening.matches()) {
                if (!open.isProse()) {
                    report.at(
                            open.line(),
                            "unclosed",
                            "`:::" + open.name() + "` is not closed before `:::" + opening.group(1) + "`",
                            "end it with a line `:::`; blocks do not nest");
                }
                close(number);
                open = new Chunk(number, opening.group(1), opening.group(2).strip(), List.of());
            } else {
                report.at(number, "block", "`" + marker + "` opens no block", "write `:::name`");
                lines.add("");
            }
        }

        private boolean inFence(String line) {
            var match = FENCE.matcher(line);
            if (!match.matches()) {
                return !fence.isEmpty();
            }
            var mark = match.group(1);
            if (fence.isEmpty()) {
                fence = mark;
            } else if (mark.charAt(0) == fence.charAt(0)
                    && mark.length() >= fence.length()
                    && line.strip().equals(mark)) {
                fence = "";
            }
            return true;
        }

        private void close(int nextLine) {
            if (!open.isProse() || lines.stream().anyMatch(line -> !line.isBlank())) {
                chunks.add(new Chunk(open.line(), open.name(), open.rest(), lines));
            }
            lines.clear();
            fence = "";
            open = prose(nextLine);
        }

        private static Chunk prose(int line) {
            return new Chunk(line, "", "", List.of());
        }
    }
}
