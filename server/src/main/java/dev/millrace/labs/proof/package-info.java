/// Proofs that the broker labs of a course do what their authors say, on a real broker.
@NullMarked
package dev.millrace.labs.proof;

import org.jspecify.annotations.NullMarked;
