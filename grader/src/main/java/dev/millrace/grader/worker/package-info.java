/// The worker process: its main class and its conversation with the grader. Never holds expected records, hidden titles
/// or solutions.
@NullMarked
package dev.millrace.grader.worker;

import org.jspecify.annotations.NullMarked;
