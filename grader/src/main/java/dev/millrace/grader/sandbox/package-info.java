/// Where worker processes run, and the proof that it holds.
@NullMarked
package dev.millrace.grader.sandbox;

import org.jspecify.annotations.NullMarked;
