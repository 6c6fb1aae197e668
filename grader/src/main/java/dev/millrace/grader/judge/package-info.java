/// Decides a verdict from the records that came out and the records that were expected. Runs outside the worker.
@NullMarked
package dev.millrace.grader.judge;

import org.jspecify.annotations.NullMarked;
