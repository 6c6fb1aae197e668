@NullMarked
package dev.millrace.grader.worker;

import org.jspecify.annotations.NullMarked;
