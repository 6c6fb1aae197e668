package dev.millrace.grading;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.grader.Diagnostic;
import java.util.List;

/// The compiler's words for the editor, as JSON.
final class Diagnostics {
    private Diagnostics() {}

    static ArrayNode json(List<Diagnostic> diagnostics) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var d : diagnostics) {
            array.addObject()
                    .put("file", d.file())
                    .put("line", d.line())
                    .put("column", d.column())
                    .put("endLine", d.endLine())
                    .put("endColumn", d.endColumn())
                    .put("error", d.severity() == Diagnostic.Severity.ERROR)
                    .put("message", d.message());
        }
        return array;
    }
}
