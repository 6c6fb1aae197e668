@NullMarked
package dev.millrace.grader.diagnosis;

import org.jspecify.annotations.NullMarked;
