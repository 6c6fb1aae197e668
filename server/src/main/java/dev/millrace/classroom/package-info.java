/// The live class: what the instructor sees (who is where, who is stuck, whose hand is up) and the student's raised
/// hand. Everything is a fold over the activity log.
@NullMarked
package dev.millrace.classroom;

import org.jspecify.annotations.NullMarked;
