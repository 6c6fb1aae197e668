/// A student's code: drafts, submissions, verdicts, and the Code and Results tabs.
@NullMarked
package dev.millrace.grading;

import org.jspecify.annotations.NullMarked;
