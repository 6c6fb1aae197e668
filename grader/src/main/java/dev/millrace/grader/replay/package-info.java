/// Runs a compiled submission on recorded events. Runs inside the worker.
@NullMarked
package dev.millrace.grader.replay;

import org.jspecify.annotations.NullMarked;
