@NullMarked
package dev.millrace.grader.pool;

import org.jspecify.annotations.NullMarked;
