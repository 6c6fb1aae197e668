package dev.millrace.content.source;

/// Where the readers of a file put what they find. Lines count from 1.
@FunctionalInterface
public interface Report {
    /// `what` is wrong and `mend` what to do, both parts of a sentence.
    void at(int line, String rule, String what, String mend);

    /// For a piece of the file that begins after so many lines.
    default Report after(int lines) {
        return lines == 0 ? this : (line, rule, what, mend) -> at(line + lines, rule, what, mend);
    }
}
