/// Compiles a submission in memory. Runs inside the worker.
@NullMarked
package dev.millrace.grader.compile;

import org.jspecify.annotations.NullMarked;
