package dev.millrace.grader;

import java.util.List;

/// What came of compiling without grading.
public sealed interface Compiled {
    /// The compiler has run. The classes wait in the owner's worker: a submission of the same files does not compile
    /// again.
    ///
    /// @param ok whether there are classes to run; warnings leave it true
    record Done(boolean ok, List<Diagnostic> diagnostics) implements Compiled {
        public Done {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// Nobody had time for it now; nothing is known of the sources. Worth asking again in a second or two.
    record Busy() implements Compiled {}

    /// Nothing is compiled here, and asking again changes nothing.
    record Off() implements Compiled {}
}
