@NullMarked
package dev.millrace.grader.exercise;

import org.jspecify.annotations.NullMarked;
