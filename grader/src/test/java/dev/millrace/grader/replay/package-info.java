@NullMarked
package dev.millrace.grader.replay;

import org.jspecify.annotations.NullMarked;
