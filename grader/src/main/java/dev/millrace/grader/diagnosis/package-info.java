/// What a good teacher would say about records that came out wrong: which mistake fits the figures.
@NullMarked
package dev.millrace.grader.diagnosis;

import org.jspecify.annotations.NullMarked;
