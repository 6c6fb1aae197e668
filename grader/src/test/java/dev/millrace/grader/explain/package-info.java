@NullMarked
package dev.millrace.grader.explain;

import org.jspecify.annotations.NullMarked;
