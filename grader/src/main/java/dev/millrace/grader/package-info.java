/// The judging engine: takes sources and an exercise, gives a verdict. Knows nothing of HTTP, users, classes or YAML.
@NullMarked
package dev.millrace.grader;

import org.jspecify.annotations.NullMarked;
