/// What is asked: topics, limits, cases with their input events and expected records, and the reader of recorded
/// fixtures.
@NullMarked
package dev.millrace.grader.exercise;

import org.jspecify.annotations.NullMarked;
