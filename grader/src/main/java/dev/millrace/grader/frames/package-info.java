/// What the grader and a worker say to each other: length-prefixed JSON with hard limits. Used by both processes.
@NullMarked
package dev.millrace.grader.frames;

import org.jspecify.annotations.NullMarked;
