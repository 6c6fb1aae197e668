@NullMarked
package dev.millrace.grader.judge;

import org.jspecify.annotations.NullMarked;
