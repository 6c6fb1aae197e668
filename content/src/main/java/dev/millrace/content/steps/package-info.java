/// Steps on a broker that a lab's author wrote down: what is there at first, a solution, a mistake, a checkpoint.
@NullMarked
package dev.millrace.content.steps;

import org.jspecify.annotations.NullMarked;
