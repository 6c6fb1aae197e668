@NullMarked
package dev.millrace.grader.sandbox;

import org.jspecify.annotations.NullMarked;
