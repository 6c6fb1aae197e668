/// Why a case failed: the fewest events that fail in the same way, and what happened with each of them, beside what
/// should have happened.
@NullMarked
package dev.millrace.grader.explain;

import org.jspecify.annotations.NullMarked;
