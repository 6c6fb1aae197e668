package dev.millrace.content.code;

import java.util.ArrayList;
import java.util.List;

/// What a check says of a piece: `line rule: what`.
final class Looked {
    private Looked() {}

    static List<String> at(CodeCheck check, String code) {
        var found = new ArrayList<String>();
        check.check(code, (line, rule, what, mend) -> found.add(line + " " + rule + ": " + what));
        return found;
    }
}
