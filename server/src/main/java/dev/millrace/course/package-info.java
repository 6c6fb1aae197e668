/// The course as it is now: read from its folder, read again when a file changes.
@NullMarked
package dev.millrace.course;

import org.jspecify.annotations.NullMarked;
