@NullMarked
package dev.millrace.grader;

import org.jspecify.annotations.NullMarked;
