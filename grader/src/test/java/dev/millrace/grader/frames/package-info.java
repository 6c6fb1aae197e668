@NullMarked
package dev.millrace.grader.frames;

import org.jspecify.annotations.NullMarked;
